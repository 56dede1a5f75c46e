/** Messages of the command line, in English with `{0}` for what varies, and the same in Chinese. */
export const COMMAND_LINE_CHINESE: Readonly<Record<string, string>> = {
  // What it is and what it takes.
  'Continues, cites and checks Chinese reports from a folder of past ones. Nothing leaves this machine.':
    '以过往文稿为据，续写、引证、检查公文。内容不出本机。',
  'check drafts: copied and repeated text, slips, wording, leftovers, placeholders, numbering':
    '检查文稿：照抄、重复、错别字、表述、遗留、占位、序号',
  'write a draft as a Word or PDF file in the official layout, or the set phrases as a phrase book':
    '把文稿导出为公文格式的 Word 或 PDF，或把固定表述导出为输入法词库',
  'draft to export, in any format that sources may have': '要导出的文稿，格式与源文件相同均可',
  'file to write; for a draft its name ends in .docx or .pdf':
    '要写入的文件；导出文稿时以 .docx 或 .pdf 结尾',
  'write it even though warnings or placeholders are left': '即使还有警告或未填的占位也照写',
  'write the set phrases of the corpus for an input method': '导出语料中的固定表述，供输入法导入',
  'format of the phrase book: text, rime, gboard': '词库格式：text、rime、gboard',
  '{0} phrases written to {1}': '{0} 条固定表述已写入 {1}',
  'Written to {0}': '已写入 {0}',
  '--phrases takes no draft': '--phrases 不带文稿',
  'name a draft to export, or --phrases': '请指明要导出的文稿，或用 --phrases',
  '--to takes a name that ends in .docx or .pdf': '--to 的文件名要以 .docx 或 .pdf 结尾',
  '{0}; nothing was written (--anyway writes it)': '{0}，未写入（加 --anyway 仍可写入）',
  '{0}. Write it anyway? [y/N]': '{0}。仍要写入吗？[y/N]',
  '{0} placeholders and {1} warnings remain in the draft': '文稿里还有 {0} 处占位、{1} 条警告',
  'cannot write {0}: {1}': '无法写入 {0}：{1}',
  'its folder does not exist': '所在文件夹不存在',
  'it is a folder': '它是文件夹',
  'the disk is full; make room on it': '磁盘已满，请先腾出空间',
  'another program has it open; close it there': '另一个程序正打开着它，请先关闭',
  'there is no permission, or another program has it open': '没有权限，或另一个程序正打开着它',
  'PDFs are created with LibreOffice, which was not found; install it, or write a .docx':
    'PDF 由 LibreOffice 生成，未找到它；请先安装，或改写 .docx',
  'LibreOffice created no PDF ({0}); write a .docx instead': 'LibreOffice 未能生成 PDF（{0}），请改写 .docx',
  'put folders of reports on the office’s OpenSearch server; sends only what has changed':
    '把文稿文件夹推送到单位的 OpenSearch 服务器，只发有变动的',
  'folders of reports': '文稿文件夹',
  'address of the server; its password is taken from YINJU_SERVER_AUTH':
    '服务器地址；密码取自环境变量 YINJU_SERVER_AUTH',
  'name of the corpus on the server': '语料在服务器上的名称',
  'name of the folder in the corpus (default: its own)': '文件夹在语料中的名称（默认用它自己的）',
  'shards of a new corpus: one per 300 million characters': '新建语料的分片数：每 3 亿字一片',
  'copies of each shard of a new corpus': '新建语料每片的副本数',
  '{0}: {1} files, {2} sent ({3} characters), {4} unchanged, {5} removed, {6} skipped':
    '{0}：{1} 个文件，发送 {2} 个（{3} 字），未变 {4} 个，移除 {5} 个，跳过 {6} 个',
  '{0}: {1} of {2} files, {3} kB/s, about {4} s left': '{0}：{2} 个文件已处理 {1} 个，{3} kB/s，约剩 {4} 秒',
  'no such folder: {0}': '没有这个文件夹：{0}',
  '--name can be used with one folder only': '--name 只能用于一个文件夹',
  'two folders have the same name; push one of them with --name':
    '有两个文件夹同名，请用 --name 单独推送其中一个',
  'interrupted; run it again to continue where it stopped': '已中断；再次运行会接着做',
  'show the sources of a phrase, with context': '查短语出处，上下文对齐列出',
  'show how the corpus continues a text': '列出语料如何接着写',
  'recognize text in scanned papers: PDFs and pictures without text':
    '识别扫描件（没有文字的 PDF 和图片）中的文字',
  'show what was indexed, what was skipped and why, and what was dropped as junk':
    '列出索引了什么、跳过了什么及原因、剔除了哪些杂质',
  'drafts to check, in any source format; - reads standard input':
    '要检查的文稿，格式与源文件相同均可；- 表示读取标准输入',
  'file name for standard input: determines its format and which accepted findings apply':
    '给标准输入起的文件名：据以判断格式，并采用该处保留的发现',

  'time limit for the check of one draft': '检查一份文稿最多用多少秒',
  'the phrase, as written in the reports': '短语，照文稿中的写法',
  'the text before the caret': '光标之前的文字',
  'files or folders to index (default: the starter corpus)': '要索引的文件或文件夹（默认：自带的示例语料）',
  'files to leave out, as glob patterns': '要排除的文件，写作通配模式',
  'where the index is kept between runs': '索引缓存所在的文件夹',
  'text, json, sarif, html': 'text、json、sarif、html',
  'text, json, csv, markdown': 'text、json、csv、markdown',
  'text or json': 'text 或 json',
  'exit with 1 on findings of this severity or above: hint, information, warning':
    '有此级别及以上的发现即以 1 退出：hint、information、warning',
  'maximum number of places': '最多列出几处',
  'best, article, date, left, right (by the words left or right of it)':
    'best、article、date、left、right（按左侧或右侧文字）',
  'only articles whose title contains this': '只列标题含此的文稿',
  'only files whose path contains this': '只列路径含此的文件',
  'only articles of a year or years: 2023, 2020-2023': '只列某年或某几年的文稿：2023，2020-2023',
  'maximum number of guesses': '最多列出几条',
  'minimum chance that the list is used, in percent; 0 shows every guess':
    '列表会被用到的把握至少百分之几才列出；0 为全部列出',
  'show every dropped line with its rule': '逐行列出剔除的内容及所依规则',
  'display help for command': '显示帮助',
  'output the version number': '显示版本号',
  'Exit codes: 0 success; 1 findings at or above --fail-on; 2 wrong usage or unreadable input.':
    '退出码：0 无事；1 有达到 --fail-on 的发现；2 用法有误或输入无法读取。',
  'Usage:': '用法：',
  'Options:': '选项：',
  'Global Options:': '通用选项：',
  'Commands:': '命令：',
  'Arguments:': '参数：',
  '{0} (default: {1})': '{0}（默认：{1}）',
  // What is wrong.
  'the output could not be written ({0})': '输出写入失败（{0}）',
  '--time-limit takes a number of seconds above 0': '--time-limit 应为大于 0 的秒数',
  'the check of {0} did not finish in {1} s and was stopped; raise --time-limit':
    '{0} 的检查 {1} 秒内没有完成，已中止；可用 --time-limit 延长',
  'the check of the draft did not finish; --anyway writes it unchecked':
    '文稿的检查没有完成；加 --anyway 可不经检查写入',
  'standard input can be read only once': '标准输入只能读一次',
  '{0} (see yinju --help)': '{0}（见 yinju --help）',
  "missing required argument '{0}'": '缺少参数 {0}',
  "option '{0}' argument missing": '选项 {0} 缺少取值',
  "unknown option '{0}' (Did you mean {1}?)": '没有选项 {0}（是否要用 {1}？）',
  "unknown option '{0}'": '没有选项 {0}',
  "unknown command '{0}' (Did you mean {1}?)": '没有命令 {0}（是否要用 {1}？）',
  "unknown command '{0}'": '没有命令 {0}',
  "too many arguments for '{0}': expected {1}, got {2}": '{0} 只要 {1} 个参数，却给了 {2} 个',
  "required option '{0}' not specified": '缺少必需的选项 {0}',
  '--{0} takes a whole number from {1}, not {2}': '--{0} 应为不小于 {1} 的整数，不能是 {2}',
  '--{0} takes a number from {1}, not {2}': '--{0} 应为不小于 {1} 的数，不能是 {2}',
  '--{0} takes a year or two with - between, not {1}': '--{0} 应为年份，或以 - 相连的两个年份，不能是 {1}',
  '--{0} takes {1}, not {2}': '--{0} 可取 {1}，不能是 {2}',
  'cannot read {0}: {1}': '无法读取 {0}：{1}',
  'no such file': '没有这个文件',
  'it is a folder; name the drafts in it': '这是文件夹，请指明其中的文稿',
  'there is no permission to read it': '没有读取权限',
  'It is larger than {0} MB; split it.': '大于 {0} MB，请拆分',
  'no such corpus file or folder: {0}': '没有这个语料文件或文件夹：{0}',
  'the corpus could not be indexed': '语料索引失败',
  'the office’s server to ask as well, https://HOST:PORT/INDEX; its password is taken from YINJU_SERVER_AUTH':
    '同时查询的单位服务器，写作 https://主机:端口/索引；密码取自 YINJU_SERVER_AUTH',
};
