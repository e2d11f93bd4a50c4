import { SAMPLE, browser, open } from "./world.mjs"; import { serve } from "./server.mjs";
const s = await serve(SAMPLE), b = await browser(); const { page } = await open(b, s.url, { viewport: { width: 360, height: 740 } });
for (const p of process.argv.slice(2)) { await page.goto(s.url + p); console.log("=====", p); console.log((await page.evaluate(() => { document.querySelectorAll("details").forEach(d=>d.open=true); return document.querySelector("main").innerText; })).replace(/\n\s*\n/g,"\n")); }
await b.close(); await s.close();
