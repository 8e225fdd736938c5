import fs from 'fs-extra';

/** What the pictures and the page look like, and what the page does: texts of their own files. */
export interface Assets {
  pictureCss: string;
  pageCss: string;
  pageScript: string;
}

/** @param folder absolute path of `src/graph/` */
export async function readAssets(folder: string): Promise<Assets> {
  const [pictureCss, pageCss, pageScript] = await Promise.all([
    fs.readFile(`${folder}/svg/picture.css`, 'utf8'),
    fs.readFile(`${folder}/html/page.css`, 'utf8'),
    fs.readFile(`${folder}/html/page.js`, 'utf8'),
  ]);
  return { pictureCss, pageCss, pageScript };
}
