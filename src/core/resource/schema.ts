import { Ajv2020, type AnySchemaObject, type ValidateFunction } from 'ajv/dist/2020.js';

/** The keyword by which a schema words its own problems; see {@link SchemaProblem}. */
export const problemKeyword = 'x-problem';

/** What a schema may say under `x-problem` beside a `pattern`: how a value is reported that does not fit it. */
export interface SchemaProblem {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** With `{0}` for the value. */
  readonly message: string;
}

/** A JSON Schema (2020-12), compiled when it is first needed: compiling takes longer than reading a small file. */
export class ResourceSchema {
  readonly #schema: AnySchemaObject;
  /** How a property is reported that the schema does not have: a typing error in a lexicon costs that property only. */
  readonly unknownProperties: 'warning' | 'error';
  #validate: ValidateFunction | undefined;

  /** @param manner `strict` for files that only programs write and read, where a property that is passed over would be lost data */
  constructor(schema: AnySchemaObject, manner?: 'strict') {
    this.#schema = schema;
    this.unknownProperties = manner === 'strict' ? 'error' : 'warning';
  }

  get validate(): ValidateFunction {
    if (!this.#validate) {
      const ajv = new Ajv2020({ allErrors: true, verbose: true, allowUnionTypes: true, validateFormats: false, strictRequired: false });
      ajv.addVocabulary([problemKeyword]);
      this.#validate = ajv.compile(this.#schema);
    }
    return this.#validate;
  }
}
