import http from "node:http";

/** The measure of all pages: a bare `node:http` server that gives the same 32 KB to everyone. */
const body = Buffer.alloc(Number(process.argv[2] ?? 32_768), "m");
const server = http.createServer((_, answer) => {
  answer.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Length": body.length });
  answer.end(body);
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address !== null && typeof address === "object") console.log(`http://127.0.0.1:${address.port}`);
});
