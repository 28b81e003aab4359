import { launchBrowser } from './browser.mjs';
import { startServer } from './server.mjs';

/** A workbench of the embedded VS Code in a headless browser, to be used as a person uses it. */
export class Workbench {
  /**
   * @param {import('./server.mjs').Server} server
   * @param {import('playwright-core').Browser} browser
   * @param {import('playwright-core').Page} page
   */
  constructor(server, browser, page) {
    this.server = server;
    this.browser = browser;
    this.page = page;
  }

  /**
   * @param {{ folder: string, dataFolder: string, settings?: Record<string, unknown>, payload?: (origin: string) => [string, string][], locale?: string }} options
   */
  static async open({ folder, dataFolder, settings, payload }) {
    const server = await startServer({ dataFolder, settings });
    const browser = await launchBrowser();
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, deviceScaleFactor: 1 });
    await page.goto(server.address(folder, payload));
    await page.locator('.monaco-workbench .explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
    return new Workbench(server, browser, page);
  }

  async close() {
    await this.browser.close();
    await this.server.stop();
  }

  /**
   * Opens a file of the workspace, and puts the cursor at a place of it if one is named.
   *
   * @param {string} path as Quick Open finds it
   * @param {number} [line] counted from 1
   * @param {number} [column] counted from 1
   */
  async openFile(path, line = 1, column = 1) {
    await this.page.keyboard.press('Control+p');
    await this.#quickInput(path);
    const name = path.slice(path.lastIndexOf('/') + 1);
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.page.locator('.monaco-editor .view-line').first().waitFor();
    await this.goTo(line, column);
  }

  /**
   * Puts the cursor at a place of the active editor.
   *
   * @param {number} line counted from 1
   * @param {number} [column] counted from 1
   */
  async goTo(line, column = 1) {
    await this.page.keyboard.press('Control+g');
    await this.#quickInput(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /**
   * Runs a command of the command palette.
   *
   * @param {string} title in English, as the palette shows it
   */
  async run(title) {
    await this.page.keyboard.press('F1');
    await this.#quickInput(`>${title}`);
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** Shows the hover at the cursor, and answers its text. */
  async hover() {
    await this.run('Show or Focus Hover');
    const hover = this.page.locator('.monaco-hover:not(.hidden) .hover-contents').first();
    await hover.waitFor();
    return this.page.locator('.monaco-hover:not(.hidden)').first().innerText();
  }

  /** @param {string} text */
  async #quickInput(text) {
    const input = this.page.locator('.quick-input-widget:visible input.input');
    await input.waitFor();
    await input.fill(text);
  }
}
