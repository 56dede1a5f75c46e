import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rtfOf } from '../../../server/test/support/writers.ts';
import { ROOT } from './documented.ts';

/** A report that is not a text file: no editor shows it by itself. */
export const WORD_REPORT = '平湖县2023年乡风文明建设总结';
const WORD_TEXT = `${WORD_REPORT}\n一年来，全县推动移风易俗蔚然成风，文明新风吹进千家万户。`;

/** A home folder for one run of an editor: past reports in `reports`, a draft, and the settings of the editor. */
export class Home {
  readonly path = mkdtempSync(join(tmpdir(), 'yinju-home-'));
  readonly draft = join(this.path, 'draft.gw');

  constructor(draft: string) {
    mkdirSync(join(this.path, 'reports'));
    cpSync(join(ROOT, 'test/editor/fixtures/corpus'), join(this.path, 'reports'), { recursive: true });
    writeFileSync(join(this.path, 'reports', `${WORD_REPORT}.rtf`), rtfOf(WORD_TEXT.split('\n')));
    writeFileSync(this.draft, draft);
  }

  /** The environment of the editor: its user's home is here, and so is the cache. */
  get environment(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      HOME: this.path,
      XDG_CACHE_HOME: join(this.path, 'cache'),
      XDG_CONFIG_HOME: join(this.path, 'config'),
      XDG_DATA_HOME: join(this.path, 'data'),
      XDG_STATE_HOME: join(this.path, 'state'),
      YINJU: ROOT,
      LC_ALL: 'zh_CN.UTF-8',
    };
  }

  write(name: string, text: string): string {
    const path = join(this.path, name);
    writeFileSync(path, text);
    return path;
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
