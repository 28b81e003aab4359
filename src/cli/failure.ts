import { formatMessage, type Message } from '../core/index.js';
import { say } from './messages.js';

/** Why the program cannot run, in one line for the person who started it. Ends it with exit status 1. */
export class Failure extends Error {
  readonly reason: Message;

  constructor(key: string, ...args: (string | number)[]) {
    super(formatMessage({ key, args }));
    this.reason = { key, args };
  }
}

/** What the system says of a failed call, in few words. */
export function systemReason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const reason = code && systemReasons[code];
  return reason ? say(reason) : message;
}

const systemReasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left on the device',
  EDQUOT: 'no space left in the quota',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is a file',
  ENOENT: 'there is no such file',
  ENAMETOOLONG: 'its name is too long',
  EEXIST: 'a file of that name is in the way',
  EMFILE: 'too many files are open',
};
