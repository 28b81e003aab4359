// `node:assert/strict` for both extension hosts: see the alias in scripts/build.mjs.
// eslint-disable-next-line @typescript-eslint/no-require-imports, no-undef
module.exports = require('assert').strict;
