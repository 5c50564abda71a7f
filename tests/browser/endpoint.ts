// The endpoint as tests start it: on a free port, in a folder of its own, with the sample data and the built page.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import readline from "node:readline";

const program = (name: string) => path.join(process.cwd(), "target/release", name);

/** A folder that an endpoint is started in, as often as a test wants. */
export class Place {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), "adaldyq-map-"));
  readonly settings: Record<string, string>;
  private running?: ChildProcess;

  constructor(data: string | undefined, more: Record<string, string> = {}) {
    this.settings = {
      PORT: "0",
      RATE_LIMIT: "off",
      PROOF_OF_WORK: "off",
      DATA_DIR: data ?? path.join(this.folder, "data"),
      APP_DIR: path.join(process.cwd(), "dist"),
      DATABASE_URL: `sqlite://${this.folder}/complaints.db`,
      SECRET_FILE: path.join(this.folder, "secret"),
      PHOTOS: path.join(this.folder, "photos"),
      LOG: "warn",
      ...more,
    };
  }

  publish() {
    const source = path.join(process.cwd(), "data/astana");
    execFileSync(program("adaldyq-publish"), ["build", source, "--out", this.settings.DATA_DIR], { stdio: "pipe" });
  }

  private get log() {
    return path.join(this.folder, "log");
  }

  /** Starts it; where it listens. `more` changes settings for this time. */
  async start(more: Record<string, string> = {}): Promise<string> {
    const log = fs.openSync(this.log, "a");
    const env = { ...this.settings, ...more };
    const endpoint = spawn(program("adaldyq-endpoint"), ["serve"], { cwd: this.folder, env, stdio: ["ignore", "pipe", log] });
    this.running = endpoint;
    const address = await new Promise<string>((found, failed) => {
      readline.createInterface({ input: endpoint.stdout! }).on("line", (line) => {
        const match = line.match(/http:\/\/[\d.:]+/);
        if (match) found(match[0]);
      });
      endpoint.once("exit", () => failed(new Error(fs.readFileSync(this.log, "utf8"))));
    });
    // Started again, it listens where it did.
    this.settings.PORT = new URL(address).port;
    return address;
  }

  async stop() {
    const endpoint = this.running;
    if (!endpoint) return;
    this.running = undefined;
    endpoint.removeAllListeners("exit");
    const gone = new Promise((ended) => endpoint.once("exit", ended));
    endpoint.kill("SIGTERM");
    await gone;
  }

  /** One of the officials' commands. */
  command(args: string[], input?: string) {
    return execFileSync(program("adaldyq-endpoint"), args, { cwd: this.folder, env: this.settings, input, encoding: "utf8" });
  }

  /** Stops it for good; it must not have had trouble. */
  async end() {
    await this.stop();
    const said = fs.readFileSync(this.log, "utf8");
    fs.rmSync(this.folder, { recursive: true });
    if (/panick|"level":"ERROR"|^ERROR/m.test(said)) throw new Error(`The endpoint had trouble:\n${said}`);
  }
}

/** An officials' order, on the machine of the endpoint that all tests share; what it says. */
export function order(args: string[], input?: string): string {
  const env = JSON.parse(process.env.ADALDYQ_SETTINGS!);
  return execFileSync(program("adaldyq-endpoint"), args, { env, input, stdio: "pipe", encoding: "utf8" });
}

/** Once for all tests. */
export default async function start() {
  const place = new Place(undefined);
  place.publish();
  process.env.ADALDYQ_ADDRESS = await place.start();
  // For tests that give the officials' orders.
  process.env.ADALDYQ_SETTINGS = JSON.stringify(place.settings);
  return () => place.end();
}
