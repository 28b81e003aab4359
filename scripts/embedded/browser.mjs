import { chromium } from 'playwright-core';
import { ensureChromium } from './chromium.mjs';

/** What launching a browser takes, for Playwright. */
export async function launchOptions() {
  const { executablePath, env } = await ensureChromium();
  // The sandbox needs rights that containers do not give; only pages of this machine are opened.
  return { executablePath, env, args: ['--no-sandbox', '--font-render-hinting=none'] };
}

/** Starts a headless browser of this process. */
export const launchBrowser = async () => chromium.launch(await launchOptions());

/** Starts a headless browser that other processes can use by its `wsEndpoint()`. */
export const launchBrowserServer = async () => chromium.launchServer({ ...(await launchOptions()), host: '127.0.0.1' });
