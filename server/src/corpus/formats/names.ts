import { type Notice, notice } from '../../engine/text/notice.ts';
/** Names of files: which may be sources of a corpus, and what is to be done about the others. */

/** Extensions (lower case, without their dot) of the formats that are read. */
const SOURCE_EXTENSIONS: ReadonlySet<string> = new Set(
  (
    'txt text md markdown gw gongwen csv tsv html htm xhtml shtml shtm mht mhtml epub zip pdf ofd ' +
    'docx docm dotx dotm doc dot wps wpt rtf odt ott xlsx xlsm xltx xltm xls xlt pptx pptm ppsx potx'
  ).split(' '),
);

/** Formats that are not read, by what a program that knows them can save them as. */
const SAVED_AS: Readonly<Record<string, string>> = {
  '.docx': 'fodt uot uof uoml pages wpd sdw sxw lwp hwp hwpx',
  '.xlsx': 'xlsb et ett ets uos ods ots fods numbers sxc',
  '.pptx': 'dps dpt dpss uop ppt pps pot odp otp fodp key sxi',
  '.pdf': 'tif tiff bmp caj kdh nh teb ceb cebx gd sep djvu djv xps oxps ps',
  '.epub': 'mobi azw azw3 chm',
  '.zip': 'rar 7z tar gz tgz bz2 xz',
};
/** Pictures that may be scanned papers. */
const PICTURES: ReadonlySet<string> = new Set(['png', 'jpg', 'jpeg', 'jpe', 'jfif']);
/** Kinds that hold no text: pictures, sound, films, programs, disks, data bases, fonts. */
const WITHOUT_TEXT: ReadonlySet<string> = new Set(
  (
    'gif webp heic ico svg psd ai cdr raw dwg dxf vsd vsdx mp3 wav wma m4a ogg flac amr ' +
    'mp4 avi mov wmv mkv flv rm rmvb mpg mpeg 3gp exe dll msi apk dmg iso img bin dat db mdb accdb sqlite ' +
    'ttf otf ttc fon lnk url torrent'
  ).split(' '),
);
const WAY_OUT: ReadonlyMap<string, string> = new Map(
  Object.entries(SAVED_AS).flatMap(([target, extensions]) =>
    extensions.split(' ').map((extension) => [extension, target] as const),
  ),
);

/** The extension that a file of that name is to be saved with; undefined where that would not help, or is not needed. */
export function wayOut(name: string): string | undefined {
  return WAY_OUT.get(extensionOf(name));
}

/** Lower-case extension of a file name, without its dot; empty where it has none. */
export function extensionOf(name: string): string {
  return /\.([^./\\]+)$/u.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** True where the extension is one of a format that is read. */
export function isSourceName(name: string): boolean {
  return SOURCE_EXTENSIONS.has(extensionOf(name));
}

/** True where a file of that name may be a scanned paper. */
export function isScanName(name: string): boolean {
  const extension = extensionOf(name);
  return extension === 'pdf' || PICTURES.has(extension);
}

/** Why a file of that name is not read, and what to do. */
export function whyUnread(name: string): Notice {
  const extension = extensionOf(name);
  const target = wayOut(name);
  if (target !== undefined) return notice('.{0} files are not read; save it as {1}.', extension, target);
  if (PICTURES.has(extension))
    return 'It is a picture: turn on yinju.corpus.ocr to have its text recognized.';
  if (WITHOUT_TEXT.has(extension)) return notice('.{0} files contain no text that can be read.', extension);
  if (extension === '') {
    return 'A file without an extension is read only if it is a document; if it is plain text, rename it to .txt.';
  }
  return notice('.{0} files are not read; if it is plain text, rename it to .txt.', extension);
}
