// `node:assert/strict` for both extension hosts: see the alias in scripts/build.mjs.
module.exports = require('assert').strict;
