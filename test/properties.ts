import fc from 'fast-check';

// Property tests try the same cases at every run, so that a change is told from chance. `SEED=2 npm run test:unit` tries others.
fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 1) });
