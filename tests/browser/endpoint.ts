// Publishes the sample data and starts the built endpoint, once for all tests: on a free port, in a folder of its own.
import { spawn, execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import readline from "node:readline";

export default async function start() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "adaldyq-map-"));
  const checkout = process.cwd();
  const program = (name: string) => path.join(checkout, "target/release", name);
  const data = path.join(folder, "data");
  execFileSync(program("adaldyq-publish"), ["build", path.join(checkout, "data/astana"), "--out", data], { stdio: "pipe" });

  const settings = {
    PORT: "0",
    RATE_LIMIT: "off",
    PROOF_OF_WORK: "off",
    DATA_DIR: data,
    APP_DIR: path.join(checkout, "dist"),
    DATABASE_URL: `sqlite://${folder}/complaints.db`,
    SECRET_FILE: path.join(folder, "secret"),
    LOG: "warn",
  };
  const log = fs.openSync(path.join(folder, "log"), "w");
  const endpoint = spawn(program("adaldyq-endpoint"), ["serve"], {
    cwd: folder,
    env: settings,
    stdio: ["ignore", "pipe", log],
  });
  const address = await new Promise<string>((found, failed) => {
    readline.createInterface({ input: endpoint.stdout! }).on("line", (line) => {
      const match = line.match(/http:\/\/[\d.:]+/);
      if (match) found(match[0]);
    });
    endpoint.once("exit", () => failed(new Error(fs.readFileSync(path.join(folder, "log"), "utf8"))));
  });
  process.env.ADALDYQ_ADDRESS = address;
  // For tests that give the officials' orders.
  process.env.ADALDYQ_SETTINGS = JSON.stringify(settings);

  return async () => {
    endpoint.removeAllListeners("exit");
    const gone = new Promise((ended) => endpoint.once("exit", ended));
    endpoint.kill("SIGTERM");
    await gone;
    const said = fs.readFileSync(path.join(folder, "log"), "utf8");
    fs.rmSync(folder, { recursive: true });
    if (/panick|"level":"ERROR"|^ERROR/m.test(said)) throw new Error(`The endpoint had trouble:\n${said}`);
  };
}
