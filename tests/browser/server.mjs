// A web host as plain as any: files, index.html of folders, 404.html. It serves a site below any path.
import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".xml": "application/xml",
  ".ics": "text/calendar; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".png": "image/png",
  ".pdf": "application/pdf",
};

/** Serves `folder` below `mount`, compressed or not, and says where: `{ url, close }`. The script `watch` comes before all others of
 *  every page, as a file of the site: the policy of the pages allows no other. */
export async function serve(folder, mount = "/", { gzip = false, watch = null } = {}) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    const send = (status, bytes, type) => {
      const packed = gzip && /^text|xml|json/.test(type);
      response.writeHead(status, { "content-type": type, "cache-control": "no-store", ...(packed && { "content-encoding": "gzip" }) });
      response.end(packed ? gzipSync(bytes, { level: 9 }) : bytes);
    };
    try {
      if (watch && path === `${mount}watch.js`) return void send(200, Buffer.from(watch), TYPES[".js"]);
      if (!path.startsWith(mount)) throw new Error("not below the mount");
      let file = join(folder, normalize(`/${path.slice(mount.length)}`));
      if ((await stat(file)).isDirectory()) file = join(file, "index.html");
      const bytes = await readFile(file);
      const watched = watch && extname(file) === ".html";
      send(200, watched ? Buffer.from(bytes.toString().replace("<title>", `<script src="${mount}watch.js"></script><title>`)) : bytes, TYPES[extname(file)] ?? "application/octet-stream");
    } catch {
      send(404, await readFile(join(folder, "404.html")), TYPES[".html"]);
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${server.address().port}${mount}`,
    close: () => new Promise((done) => { server.closeAllConnections(); server.close(done); }),
  };
}

/** Serves a site wherever it must work: `{ places, close }`, the places by name. */
export async function everywhere(folder) {
  const top = await serve(folder);
  const below = await serve(folder, "/cong-an/thu-tuc/");
  return {
    places: { "a server": top.url, "a path of a server": below.url, "a USB stick": `${pathToFileURL(folder).href}/` },
    close: () => Promise.all([top.close(), below.close()]),
  };
}
