/**
 * Notices of the readers of source files, the indexer and the office’s server, in Chinese. Keys are the English
 * sentences, with `{0}` for what varies.
 */
export const NOTICES_CHINESE: Readonly<Record<string, string>> = {
  // Why a source file was skipped.
  'The file is empty.': '文件为空。',
  'The file contains no text.': '文件中没有文字。',
  'The file contains binary data, not text.': '文件是二进制数据，不是文字。',
  'It is a picture: turn on yinju.corpus.ocr to have its text recognized.':
    '这是图片：打开设置 yinju.corpus.ocr 即可识别其中的文字。',
  'Its pages are pictures: turn on yinju.corpus.ocr to have their text recognized.':
    '各页均为图片：打开设置 yinju.corpus.ocr 即可识别其中的文字。',
  'Its pages are pictures: their text is being recognized.': '各页均为图片，正在识别文字。',
  'Its pages are pictures, and the text recognition packages are not installed yet: see “Scanned papers” in docs/corpus.md.':
    '各页均为图片，文字识别组件尚未就绪：见 docs/corpus.md。',
  'Fetching the text recognition packages: {0} of {1} MB.': '正在下载文字识别组件：{0} / {1} MB。',
  'The text recognition packages could not be fetched ({0}). Go online and rebuild the index, or copy the packages as described under “Scanned papers” in docs/corpus.md.':
    '文字识别组件下载失败（{0}）。请联网后重建索引，或按 docs/corpus.md 所述把组件复制过来。',
  'Text recognition does not run on this machine ({0}). Delete ocr/packages in the cache folder and rebuild the index.':
    '文字识别组件无法运行（{0}）。请删除缓存文件夹中的 ocr/packages，再重建索引。',
  'the server does not answer': '服务器没有应答',
  '{0} answers {1} for {2}': '{0} 对 {2} 返回 {1}',
  '{0} does not have the expected content': '{0} 与应有的文件不符',
  'Its pages are pictures, and no text could be recognized.': '各页均为图片，未能识别出文字。',
  'Recognizing text in pictures: {0} of {1}, page {2}.':
    '正在识别图片中的文字：第 {0} 个，共 {1} 个，第 {2} 页。',
  'Recognizing text in pictures: {0} of {1}.': '正在识别图片中的文字：第 {0} 个，共 {1} 个。',
  '.{0} files are not read; save it as {1}.': '不读取 .{0} 文件，请另存为 {1} 后再用。',
  '.{0} files are not read; if it is plain text, rename it to .txt.':
    '不读取 .{0} 文件；如是纯文本，请将扩展名改为 .txt。',
  '.{0} files contain no text that can be read.': '.{0} 文件中没有可读取的文字。',
  'A file without an extension is read only if it is a document; if it is plain text, rename it to .txt.':
    '没有扩展名的文件，只有内容是文档时才读取；如是纯文本，请加上扩展名 .txt。',
  'The file is neither text nor a document that can be read.': '文件不是文本，也不是可读取的文档。',
  'The file is too large ({0}); split it into smaller ones.': '文件过大（{0}），请拆分后再用。',
  'The file has too many lines; split it into smaller ones.': '文件行数过多，请拆分后再用。',
  'The unpacked file is too large.': '文件解压后过大，未读取。',
  'The file is damaged: it cannot be unpacked.': '文件已损坏，无法解压。',
  'The file is protected with a password.': '文件有密码保护。',
  'The file contains no text document.': '文件中没有文本文档。',
  'The elements of the file are nested too deeply.': '文件的元素嵌套过深。',
  'The file is an Office file, but not a kind of document that can be read.':
    '文件是 Office 文件，但不是可读取的文档。',
  'The Office file is damaged.': 'Office 文件已损坏。',
  'The presentation has no slides.': '演示文稿不完整，缺少幻灯片。',
  'The spreadsheet is damaged.': '表格文件已损坏。',
  'The file is older than Word 97; save it again in Word.':
    '文件由早于 97 的 Word 生成，请用 Word 另存后再用。',
  'It is not a Word document; save it as .docx in Word first.':
    '这不是 Word 文档，请先在 Word 里另存为 .docx。',
  'It is not a .docx file; save it as .docx in Word first.':
    '这不是 .docx 文件，请先在 Word 里另存为 .docx。',
  'The file is too large.': '文件太大。',
  '“{0}” is not a server address; write https://HOST:PORT.':
    '“{0}”不是服务器地址，请写成 https://主机:端口。',
  'The address must not contain a password; set YINJU_SERVER_AUTH instead.':
    '地址里不能带密码，请改用 YINJU_SERVER_AUTH。',
  'The server has no corpus called “{0}”; check the name, or push one first.':
    '服务器上没有名为“{0}”的语料，请核对名称，或先推送。',
  'The corpus “{0}” was pushed by another version of Yinju; push it again under a new name.':
    '语料“{0}”由另一版本的引据推送，请换个名称重新推送。',
  'The corpus “{0}” was pushed by another version of Yinju; push it under a new name (--index).':
    '语料“{0}”由另一版本的引据推送，请换个名称推送（--index）。',
  'The password would be sent unencrypted; write https:// in the address.':
    '密码会以明文发送，请在地址里写 https://。',
  'The office’s server is not set.': '没有设置单位服务器。',
  'The connection to the office’s server failed; restart the language server.':
    '查询单位服务器的部分出错，请重启语言服务器。',
  'The office’s server did not answer in time.': '单位服务器没有及时应答。',
  'The office’s server rejected the password, or its user may not do this.':
    '单位服务器不接受此密码，或该用户无权这样做。',
  'The server has no such corpus.': '服务器上没有这个语料。',
  'The office’s server failed ({0}).': '单位服务器出错（{0}）。',
  'The certificate of the office’s server is not trusted; install its certificate authority (NODE_EXTRA_CA_CERTS).':
    '单位服务器的证书不受信任，请安装其颁发机构（NODE_EXTRA_CA_CERTS）。',
  'The office’s server cannot be reached.': '连不上单位服务器。',
  'The office’s server could not be queried ({0}).': '无法向单位服务器查询（{0}）。',
  'The office’s server does not accept the documents ({0}).': '单位服务器不接收这些文档（{0}）。',
  'The Word file is damaged.': 'Word 文件已损坏。',
  'The Word file has no text.': 'Word 文件不完整，缺少正文。',
  'The OFD file has no pages.': 'OFD 文件不完整，缺少页面。',
  'The OFD file contains no text: its pages are pictures.': 'OFD 文件没有文字，各页均为图片。',
  'The file contains too much text.': '文件文字过多，未读取。',
  'The PDF is damaged.': 'PDF 已损坏。',
  'The PDF is protected with a password.': 'PDF 有密码保护。',
  'The PDF has no text layer: its pages are pictures.': 'PDF 没有文字层，各页均为图片。',
  'The PDF contains too much text.': 'PDF 文字过多，未读取。',
  'The book has no list of chapters.': '电子书没有章节目录。',
  'The book is encrypted.': '电子书有加密保护。',
  'The web archive contains no page.': '网页存档中没有网页。',
  'The web archive is damaged.': '网页存档已损坏。',
  'The table has no text column.': '表格中没有文字列。',
  'The archive contains no files that can be read.': '压缩包中没有可读取的文件。',
  'In the archive, {0}: {1}': '压缩包中的 {0}：{1}',
  'None of {0} files in the archive could be read. {1}: {2}': '压缩包中的 {0} 个文件均无法读取。{1}：{2}',
  'The archive is protected with a password.': '压缩包有密码保护。',
  'Archives are nested too deeply.': '压缩包层层嵌套过深。',
  'The file no longer exists.': '文件已不存在。',
  'There is no permission to read the file.': '没有读取该文件的权限。',
  'Another program has locked the file.': '文件被其他程序锁定。',
  'The file took too long to read and was skipped.': '文件读取耗时过长，已放弃。',
  'Reading the file needs more memory than is available, or the reader failed.':
    '读取该文件所需内存不足，或读取程序出错。',
  'The file could not be read ({0}).': '文件读取失败（{0}）。',
  // Why a path was not looked at.
  'It is a link that points outside the corpus.': '这是指向语料文件夹之外的链接。',
  'There is no such file or folder.': '文件或文件夹不存在。',
  'It cannot be read ({0}).': '无法读取（{0}）。',
  // What is wrong with `.yinju/corpus.json`.
  '.yinju/corpus.json is too large.': '.yinju/corpus.json 过大。',
  '.yinju/corpus.json is not a file.': '.yinju/corpus.json 不是文件。',
  '.yinju/corpus.json is not valid JSON; fix or delete it: {0}': '.yinju/corpus.json 不是有效的 JSON：{0}',
  '.yinju/corpus.json must hold an object { … }.': '.yinju/corpus.json 中应为一个对象 { … }。',
  '.yinju/corpus.json: "{0}" is unknown; known names are {1}.':
    '.yinju/corpus.json：不认识“{0}”，可用的有 {1}。',
  '.yinju/corpus.json: "{0}" must be a list of strings, such as ["…", "…"].':
    '.yinju/corpus.json：“{0}”应为文字列表，如 ["…", "…"]。',
  '.yinju/corpus.json: "{0}" must name files, such as { "path.txt": … }.':
    '.yinju/corpus.json：“{0}”应以文件名为键，如 { "path.txt": … }。',
  '.yinju/corpus.json: "{0}" of "{1}" must be {2}.': '.yinju/corpus.json：“{1}”的“{0}”应为{2}。',
  'a text': '文字',
  'a number from 0 to {0}': ' 0 到 {0} 之间的数',
  'This is not the path of a file or folder on this machine; correct it in yinju.corpus.paths.':
    '这不是本机文件或文件夹的路径，请在 yinju.corpus.paths 中改正。',
  // The state of the corpus as a whole.
  'No corpus path can be used: {0}. Choose a folder of reports in yinju.corpus.paths.':
    '语料路径均不可用：{0}。请在 yinju.corpus.paths 中选择文稿文件夹。',
  'Unreachable: {0}. What was read there before is still used.':
    '暂时无法访问：{0}。此前读取的内容仍可使用。',
  'The starter corpus is missing: {0}. Choose a folder of reports in yinju.corpus.paths.':
    '自带的示例语料缺失：{0}。请在 yinju.corpus.paths 中选择文稿文件夹。',
  'The corpus folder does not exist: {0}. Choose a folder of reports in yinju.corpus.paths.':
    '语料文件夹不存在：{0}。请在 yinju.corpus.paths 中另选文稿文件夹。',
  'The corpus is empty: none of {0} files could be read. {1} Put reports into {2}, or choose another folder in yinju.corpus.paths.':
    '语料为空：{0} 个文件均无法读取。{1}请将文稿放入 {2}，或在 yinju.corpus.paths 中另选文件夹。',
  'The corpus is empty: it contains no reports. Put reports into {0}, or choose another folder in yinju.corpus.paths.':
    '语料为空：其中没有文稿。请将文稿放入 {0}，或在 yinju.corpus.paths 中另选文件夹。',
  'The index could not be built: {0}': '索引建立失败：{0}',
  'The indexer failed: {0}. Restart the server.': '索引程序出错：{0}。请重新启动语言服务。',
};
