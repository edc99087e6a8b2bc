// Put Sveltia CMS and the YAML library into the package, so that a site serves its editor itself. For developers:
//   npm ci --ignore-scripts && npm ci --ignore-scripts --legacy-peer-deps --prefix terms && npm run build
// What comes out is committed: nobody who builds a site or runs the tests needs Node.js or the npm registry.
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "../../plugins/leernetwerk/pages/assets/editor/vendor");
const cms = join(here, "node_modules/@sveltia/cms");

// Left out, because no form of ours uses it: maps, colouring of program code, shrinking of SVG, pictures in HEIC, the
// interface in other languages than those of the catalogues.
const languages = /locales\/(?!nl|fr|en-GB)[\w-]+\.json$/;
const unused = [
  /^@shikijs\//,
  /^\.\/chunks\/(?:heic|shiki-engine|webp_enc)/,
  /^(?:leaflet|terra-draw|svgo)/,
  languages,
];
const otherFonts = /url\(https:\/\/cdn\.jsdelivr\.net\/[^)]*\)(?:\s|\\n)*format\('[^']*'\)/g;
// It asks these of strangers how GitHub and GitLab are doing; an answer of nothing means that it is not known.
const wellBeing = /https:\/\/(?:www\.githubstatus\.com|status-api\.hostedstatus\.com)\/[^'"`]*/g;
// A folder on the visitor's computer is the right one if it holds a site; the editor would ask for a Git repository.
const ownFolder = /(await (\w+)\.getFileHandle\(`\.git`\);else) throw \w+/;
const fonts = /\.woff2$|LICENSE\.txt$/;

// What the interface does not say in Dutch and French yet, and what it says otherwise here.
const words = JSON.parse(readFileSync(join(here, "words.json"), "utf8"));
const otherwise = ["work_with_local_repo", "work_with_local_repo_description", "sign_in_error.not_project_root"];
const addWords = {
  name: "add-words",
  setup(bundle) {
    bundle.onLoad({ filter: /locales\/(?:nl|fr|en-GB)\.json$/ }, ({ path }) => {
      const known = JSON.parse(readFileSync(path, "utf8"));
      for (const [name, text] of Object.entries(words[basename(path, ".json")])) {
        const steps = name.split(".");
        const place = steps.slice(0, -1).reduce((inner, step) => (inner[step] ??= {}), known);
        if (steps.at(-1) in place && !otherwise.includes(name)) continue;
        place[steps.at(-1)] = text;
      }
      return { contents: JSON.stringify(known), loader: "json" };
    });
  },
};

const leaveOut = {
  name: "leave-out",
  setup(bundle) {
    bundle.onResolve({ filter: /./ }, ({ path }) =>
      unused.some((pattern) => pattern.test(path)) ? { path: "nothing", namespace: "left-out" } : undefined,
    );
    // Its style sheet names the fonts at a host of others as well; the bundle brings them. And people may zoom in.
    bundle.onLoad({ filter: /@sveltia\/cms\/npm\/index\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8")
        .replace(otherFonts, "local('none')")
        .replace(wellBeing, "data:application/json,{}")
        .replace(ownFolder, "$1 await $2.getFileHandle(`mkdocs.yml`)")
        .replace("`maximum-scale=1`,", ""),
    }));
    bundle.onLoad({ filter: /.*/, namespace: "left-out" }, () => ({ contents: "export default {};" }));
  },
};

rmSync(target, { recursive: true, force: true });
mkdirSync(join(target, "assets"), { recursive: true });
const { metafile } = await build({
  entryPoints: [join(here, "vendor.js")],
  outdir: target,
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
  chunkNames: "[name]",
  metafile: true,
  define: { "process.env.NODE_ENV": '"production"' },
  plugins: [leaveOut, addWords],
});
for (const name of readdirSync(join(cms, "npm/assets"))) {
  if (fonts.test(name)) cpSync(join(cms, "npm/assets", name), join(target, "assets", name));
}

// What is in it, so that whoever passes the package on knows the terms. The editor was bundled before: its source maps tell
// of what, and `terms/` brings the texts (but for parts by its own author, under its own terms).
const packages = new Map();
function addPackage(folder, version) {
  const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  if (version && about.version !== version) throw new Error(`terms/ has ${about.name} ${about.version}, not ${version}`);
  const texts = readdirSync(folder).filter((file) => /^licen[cs]e/i.test(file));
  const terms = texts.sort().map((file) => readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim());
  packages.set(about.name, `${about.name} ${about.version} (${about.license})\n\n${terms.join("\n\n")}\n`);
}
for (const input of Object.keys(metafile.inputs)) {
  const [, name] = input.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//) ?? [];
  if (!name) continue;
  if (!packages.has(name)) addPackage(join(here, "node_modules", name));
  if (name !== "@sveltia/cms" || !existsSync(`${input}.map`)) continue;
  for (const source of JSON.parse(readFileSync(`${input}.map`, "utf8")).sources) {
    const [, place, inner] = source.match(/node_modules\/\.pnpm\/([^/]+)\/node_modules\/((?:@[^/]+\/)?[^/]+)/) ?? [];
    if (!inner || inner.startsWith("@sveltia/") || packages.has(inner)) continue;
    addPackage(join(here, "terms/node_modules", inner), place.replace("+", "/").slice(inner.length + 1).replace(/_.*/, ""));
  }
}
const texts = [...packages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
writeFileSync(join(target, "LICENSES.txt"), texts.join(`\n${"-".repeat(80)}\n\n`));

const files = readdirSync(target, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const digests = files
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => [path.slice(target.length + 1).replaceAll("\\", "/"), readFileSync(path)])
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([path, content]) => `${createHash("sha256").update(content).digest("hex")}  ${path}`);
writeFileSync(join(target, "SHA256SUMS"), digests.join("\n") + "\n");
console.log(digests.length, "files");
