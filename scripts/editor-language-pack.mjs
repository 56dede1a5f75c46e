// A small Chinese language pack for the tests: it makes `zh-cn` the workbench's language, and puts into Chinese the
// words of the workbench that are beside Yinju's own on the screenshots.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The workbench's English and its Chinese. */
const WORDS = {
  Accounts: '帐户',
  Extensions: '扩展',
  Explorer: '资源管理器',
  Find: '查找',
  Definitions: '定义',
  'Go to Definition': '转到定义',
  'Layout: {0}': '布局: {0}',
  'Ln {0}, Col {1}': '行 {0}，列 {1}',
  'Ln {0}, Col {1} ({2} selected)': '行 {0}，列 {1} (已选择 {2})',
  'Loading...': '正在加载...',
  Locations: '位置',
  Manage: '管理',
  'Mark Done': '标记为完成',
  'More Actions...': '更多操作...',
  'No problems have been detected in the workspace.': '未在工作区检测到问题。',
  'No quick fixes available': '没有可用的快速修复',
  Outline: '大纲',
  Output: '输出',
  'Plain Text': '纯文本',
  Problems: '问题',
  'Quick Fix': '快速修复',
  'Quick Fix...': '快速修复...',
  Remote: '远程',
  'Run and Debug': '运行和调试',
  Search: '搜索',
  'Search settings': '搜索设置',
  Settings: '设置',
  'Source Control': '源代码管理',
  'Spaces: {0}': '空格: {0}',
  Terminal: '终端',
  Timeline: '时间线',
  User: '用户',
  'View Problem': '查看问题',
  Walkthroughs: '演练',
  Welcome: '欢迎',
  Workspace: '工作区',
  'Go Back': '返回',
  '{0} Settings Found': '找到 {0} 个设置',
  References: '引用',
  '{0} references': '{0} 个引用',
};

/**
 * Writes the core translations of the workbench in {@link vscode}, its folder, to {@link target}.
 * @param {string} vscode
 * @param {string} target
 */
export function writeChineseCore(vscode, target) {
  const read = (name) => JSON.parse(readFileSync(join(vscode, 'out', name), 'utf8'));
  const messages = read('nls.messages.json');
  const contents = {};
  let index = 0;
  for (const [module, keys] of read('nls.keys.json')) {
    for (const key of keys) {
      const words = WORDS[messages[index++]];
      if (words) (contents[module] ??= {})[key] = words;
    }
  }
  writeFileSync(target, JSON.stringify({ version: '1.0.0', contents }));
}
