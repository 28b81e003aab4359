import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installExtension } from './embedded/server.mjs';
import { Workbench } from './embedded/workbench.mjs';
import { inRoot, scratchFolder, seedsFolder, vsixFile } from './paths.mjs';

/*
 * Takes the pictures of the README anew, into docs/images, of a copy of the seed workspace in the embedded VS Code. Names
 * on the command line choose some of them.
 */

const text = 'texts/000_478af4e0ced61de0.txt';

/** A text with wrong tags. */
const notes = 'notes.txt';
const wrongTags = `Chiều :time[13/12/2021]{ngay=13}, đồng chí :per[Bùi Thanh Sơn]{#bui-thanh-sn}, :rolle[Bộ trưởng Bộ Ngoại giao],
phát biểu tại :loc[Hà Nội]. Dự hội nghị có :qty[hơn 700 đại biểu]{value=bảy trăm} và :org[:actor[các địa phương]].
Kết luận :event[Hội nghị Ngoại giao lần thứ 31.
`;

/**
 * What each picture shows, in which theme, and how many lines of text its window has room for.
 *
 * @type {{ name: string, theme: keyof typeof themes, lines: number, show: (workbench: Workbench, workspace: string) => Promise<void>, settings?: Record<string, unknown> }[]}
 */
const pictures = [
  { name: 'highlights-light', theme: 'light', lines: 19, show: highlights },
  { name: 'highlights-dark', theme: 'dark', lines: 19, show: highlights },
  { name: 'highlights-high-contrast-dark', theme: 'highContrast', lines: 19, show: highlights },
  { name: 'highlights-high-contrast-light', theme: 'highContrastLight', lines: 19, show: highlights },
  { name: 'hover', theme: 'light', lines: 14, show: hover },
  { name: 'labels', theme: 'light', lines: 24, show: labelPicker },
  { name: 'problems', theme: 'light', lines: 18, show: problems },
  { name: 'export', theme: 'light', lines: 22, show: exported },
  { name: 'record-changes', theme: 'light', lines: 26, show: recordChanges, settings: { 'policyAnnotator.store': 'standoff', 'policyAnnotator.annotator': 'Lan' } },
];

const width = 1120;
const lineHeight = 24;
/** What tabs and status bar take of the height. */
const furniture = 72;

/** What the settings call a theme, and what the workbench is once it has it. */
const themes = {
  light: { name: 'Default Light Modern', kind: 'vs' },
  dark: { name: 'Default Dark Modern', kind: 'vs-dark' },
  highContrast: { name: 'Default High Contrast', kind: 'hc-black' },
  highContrastLight: { name: 'Default High Contrast Light', kind: 'hc-light' },
};

/** Nothing is shown of the workbench that does not help, and nothing that blinks. */
const settings = {
  'breadcrumbs.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.folding': false,
  'editor.fontFamily': '"Open Sans", sans-serif',
  'editor.fontSize': 14,
  'editor.glyphMargin': false,
  'editor.lineHeight': lineHeight,
  'editor.lightbulb.enabled': 'off',
  'editor.renderLineHighlight': 'none',
  'editor.selectionHighlight': false,
  'editor.stickyScroll.enabled': false,
  'editor.wrappingStrategy': 'advanced', // the font's letters are not of one width
  'window.commandCenter': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.layoutControl.enabled': false,
};

/** What the status bar says of this way of running VS Code. */
const withoutStatus = ['status.host', 'status.forwardedPorts', 'status.editor.indentation', 'status.workbench.keyboardLayout', 'status.notifications'];

const chosen = process.argv.slice(2);
const images = inRoot('docs', 'images');
await mkdir(images, { recursive: true });
await mkdir(scratchFolder, { recursive: true });
for (const { name, theme, lines, show, settings: own } of pictures) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const folder = await mkdtemp(join(scratchFolder, 'picture-'));
  try {
    const workspace = join(folder, 'seeds');
    await cp(seedsFolder, workspace, { recursive: true });
    await writeFile(join(workspace, notes), wrongTags);
    git(workspace, 'init', '--quiet');
    // Under development VS Code would take a theme below the extension's folder, where the embedded one has all of its own.
    await installExtension(vsixFile, join(folder, 'data'));
    const workbench = await Workbench.open({
      folder: workspace,
      dataFolder: join(folder, 'data'),
      settings: { ...settings, ...own, 'workbench.colorTheme': themes[theme].name },
    });
    try {
      await workbench.page.locator(`.monaco-workbench.${themes[theme].kind}`).waitFor();
      await workbench.page.setViewportSize({ width, height: furniture + lines * lineHeight });
      await workbench.page.addStyleTag({ content: `${withoutStatus.map((id) => `[id="${id}"]`)} { display: none !important }` });
      await workbench.page.keyboard.press('Control+b');
      await workbench.page.mouse.move(width / 2, 0);
      await show(workbench, workspace);
      await workbench.page.screenshot({ path: join(images, `${name}.png`), animations: 'disabled' });
    } finally {
      await workbench.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  console.log(`docs/images/${name}.png`);
}

/** Annotations, nested ones among them, and below them suggestions that wait. */
async function highlights(workbench) {
  await openText(workbench);
  await workbench.page.keyboard.press('Alt+.');
  for (let accepted = 1; accepted <= 18; accepted++) {
    await workbench.page.keyboard.press('Alt+m');
    await annotationsAre(workbench, accepted);
  }
  await workbench.openFile(text);
}

/** Why a phrase is suggested, and what can be done. */
async function hover(workbench) {
  await openText(workbench);
  await workbench.openFile(text, ...(await placeOf('đối ngoại Nhân dân')));
  await workbench.hover();
}

/** The labels with their keys, for what is selected. */
async function labelPicker(workbench) {
  const phrase = 'thuốc điều trị Covid-19';
  await openText(workbench);
  await workbench.openFile(text, ...(await placeOf(phrase)));
  for (let letters = phrase.length; letters > 0; letters--) await workbench.page.keyboard.press('Shift+ArrowRight');
  await workbench.page.keyboard.press('Control+Alt+a');
  await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'PER' }).first().waitFor();
}

/** @returns {Promise<[line: number, column: number]>} where a phrase is in the text for the first time */
async function placeOf(phrase) {
  const before = (await readFile(join(seedsFolder, text), 'utf8')).split(phrase)[0].split('\n');
  return [before.length, before.at(-1).length + 1];
}

/** What is wrong with tags, in the text and in the list. */
async function problems(workbench) {
  await workbench.openFile(notes);
  await workbench.run('Problems: Focus on Problems View');
  await workbench.page.locator('.markers-panel .monaco-list-row').nth(4).waitFor();
}

/** What a pipeline gets of the annotations, beside them. */
async function exported(workbench) {
  await highlights(workbench);
  await workbench.run('View: Split Editor Right');
  await workbench.run('Policy Annotator: Export Annotations of Document');
  // A workbench that is driven shows no toasts, and an empty list of notifications does not show what comes later.
  const open = workbench.page.locator('.notifications-center .monaco-button', { hasText: 'Open' });
  for (let tries = 0; tries < 20 && !(await open.isVisible()); tries++) await workbench.run('Notifications: Show Notifications');
  await open.click();
  await workbench.page.locator('.tab.active[data-resource-name$=".annotations.yaml"]').waitFor();
  await workbench.page.locator('.notifications-center').waitFor({ state: 'hidden' });
  await workbench.goTo(38);
}

/** What git shows of a record when two annotations have come and one has gone. */
async function recordChanges(workbench, workspace) {
  const record = text.replace('.txt', '.annotations.yaml');
  await openText(workbench);
  await workbench.page.keyboard.press('Alt+.');
  for (let accepted = 1; accepted <= 3; accepted++) {
    await workbench.page.keyboard.press('Alt+m');
    await annotationsAre(workbench, accepted);
  }
  git(workspace, 'add', '.');
  git(workspace, '-c', 'user.name=Lan', '-c', 'user.email=lan@example.org', 'commit', '--quiet', '--message', 'Ba chú giải');
  for (let accepted = 4; accepted <= 5; accepted++) {
    await workbench.page.keyboard.press('Alt+m');
    await annotationsAre(workbench, accepted);
  }
  await workbench.openFile(text, 1, 8);
  await workbench.page.keyboard.press('Control+Alt+x');
  await annotationsAre(workbench, 4);
  await workbench.openFile(record);
  await workbench.page.locator('.editor-actions .action-label[aria-label^="Open Changes"]').first().click();
  await workbench.page.locator('.monaco-diff-editor .line-insert').first().waitFor();
}

/** VS Code looks into the repository too, and may just then have locked it. */
function git(cwd, ...args) {
  for (let tries = 20; ; tries--) {
    try {
      return execFileSync('git', args, { cwd, stdio: 'ignore' });
    } catch (error) {
      if (tries === 0) throw error;
    }
  }
}

async function openText(workbench) {
  await workbench.openFile(text);
  await annotationsAre(workbench, 0);
}

/** Waits until the status bar says that the document is analysed and has so many annotations. */
async function annotationsAre({ page }, count) {
  await page.locator(`.statusbar [aria-label^="Annotations: ${count}. "]`).first().waitFor();
}
