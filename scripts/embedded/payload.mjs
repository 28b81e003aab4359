/**
 * What the address of a workbench carries to load an extension from its folder, as `--extensionDevelopmentPath` does on
 * a desktop. The workbench reads all of it from the payload; nothing is installed, and a reload takes the newest build.
 *
 * @param {string} folder the extension's
 * @param {{ tests?: string, web?: boolean }} [options] a module that exports `run(): Promise<void>`; whether to run in the web host
 * @returns {(origin: string) => [string, string][]}
 */
export const extensionUnderDevelopment = (folder, { tests, web } = {}) => (origin) => [
  ['extensionDevelopmentPath', origin + asPath(folder)],
  ...(web ? [/** @type {[string, string]} */ (['extensionDevelopmentKind', 'web'])] : []),
  ...(tests ? [/** @type {[string, string]} */ (['extensionTestsPath', origin + asPath(tests)])] : []),
  ['enableProposedApi', ''],
  ['skipWelcome', 'true'],
];

/** @param {string} file */
const asPath = (file) => encodeURI(file.replaceAll('\\', '/').replace(/^(?!\/)/, '/'));
