// Opens what truceline exported for TimelineJS with TimelineJS's own code: its reader of spreadsheets and of JSON,
// and the class that checks a timeline. Needs the npm packages @knight-lab/timelinejs, esbuild and jsdom.
//
//     timelinejs.mjs FOLDER MODULES    MODULES is the folder that holds node_modules

import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import assert from "node:assert/strict";

const [folder, modules] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), "here.js"));
let build, JSDOM;
try {
    ({ build } = require("esbuild"));
    ({ JSDOM } = require("jsdom"));
    require.resolve("@knight-lab/timelinejs/package.json");
} catch (error) {
    console.log(`  timelinejs: not opened, ${error.message.split("\n")[0]}`);
    process.exit(0);
}

const scratch = mkdtempSync(join(tmpdir(), "timelinejs-"));
writeFileSync(
    join(scratch, "entry.js"),
    `export { makeConfig } from "@knight-lab/timelinejs/src/js/core/ConfigFactory.js";
     export { TimelineConfig } from "@knight-lab/timelinejs/src/js/core/TimelineConfig.js";`,
);
await build({
    entryPoints: [join(scratch, "entry.js")],
    bundle: true,
    format: "cjs",
    platform: "browser",
    nodePaths: [join(resolve(modules), "node_modules")],
    outfile: join(scratch, "bundle.cjs"),
    logLevel: "error",
});
const { window } = new JSDOM("", { url: "https://example.org/" });
for (const name of ["document", "getComputedStyle", "Node", "Element", "HTMLElement", "XMLHttpRequest", "DOMParser"]) {
    globalThis[name] = window[name];
}
globalThis.window = window;
window.fetch = async (url) => ({ status: 200, text: async () => readFileSync(join(folder, new URL(url).pathname.slice(1)), "utf8") });
console.log = ((say) => (words) => typeof words === "string" && words.startsWith("  ") && say(words))(console.log);
const { makeConfig, TimelineConfig } = require(join(scratch, "bundle.cjs"));

const lines = readFileSync(join(folder, "events.jsonl"), "utf8").trim().split("\n").map((line) => JSON.parse(line));
const dated = lines.filter((line) => line.first);
const undated = lines.length - dated.length;

function check(config, name) {
    config.validate();
    assert.deepEqual(config.getErrors(), [], name);
    assert.equal(config.events.length, dated.length, name);
    if (undated > 0) assert.ok(config.title.text.headline.startsWith(`${undated} `), name);
    const plain = (words) => words.replace(/<[^>]*>/g, "");
    for (const event of config.events) {
        assert.ok(plain(event.text.headline).length > 0, name);
        assert.ok(!/javascript:|<script|onerror=/i.test(JSON.stringify(event)), name);
    }
    console.log(`  ${name}: TimelineJS reads ${config.events.length} events`);
}

const sheet = await new Promise((done) => makeConfig("https://example.org/events.timelinejs.csv", done));
check(sheet, "events.timelinejs.csv");
check(new TimelineConfig(JSON.parse(readFileSync(join(folder, "events.timelinejs.json"), "utf8"))), "events.timelinejs.json");
