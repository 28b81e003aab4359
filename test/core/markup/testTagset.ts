import type { AttributeType, Label, Tagset } from '../../../src/core/tagset/tagset.js';

function label(id: string, more: Partial<Label> = {}): Label {
  return { id, family: 'entity', title: { en: id }, definition: {}, examples: [], attributes: [], excludesNested: [], ...more };
}

function attribute(name: string, type: AttributeType['type'], values?: readonly string[]): AttributeType {
  return { name, type, definition: {}, ...(values && { values }) };
}

/** A tagset with every kind of attribute, for the tests of the markup. */
export const tagset: Tagset = {
  id: 'test',
  version: '1',
  title: {},
  families: [{ id: 'entity', title: {} }],
  relations: [],
  labels: [
    label('PER', { attributes: [attribute('note', 'string')] }),
    label('ORG', { attributes: [attribute('note', 'string')] }),
    label('ROLE', { attributes: [attribute('note', 'string')] }),
    label('TIME', { attributes: [attribute('iso', 'date')] }),
    label('QTY', { attributes: [attribute('value', 'number'), attribute('unit', 'string'), attribute('approx', 'boolean')] }),
    label('TERM', { attributes: [attribute('certainty', 'enum', ['high', 'low'])] }),
    label('PILLAR', { excludesNested: ['ORG'] }),
  ],
};
