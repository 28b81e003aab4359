import { type Disposable, StatusBarAlignment, window } from 'vscode';

/** How long an announcement can be read, in milliseconds. */
const shownFor = 6000;

/** Says in the status bar what a command did or found; screen readers speak it, as its role is that of an alert. */
export class Announcer implements Disposable {
  readonly #item = window.createStatusBarItem('policyAnnotator.announcement', StatusBarAlignment.Left, -1);
  #timer: number | undefined;

  constructor(name: string) {
    this.#item.name = name;
  }

  say(text: string): void {
    clearTimeout(this.#timer);
    this.#item.text = text;
    this.#item.accessibilityInformation = { label: text, role: 'alert' };
    this.#item.show();
    this.#timer = setTimeout(() => this.#item.hide(), shownFor);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#item.dispose();
  }
}
