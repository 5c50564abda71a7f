// A mail server that keeps what it gets.
import net from "node:net";

export interface Letter {
  to: string;
  /** The words, decoded. */
  text: string;
}

export class MailServer {
  readonly letters: Letter[] = [];
  private readonly server = net.createServer((socket) => this.talk(socket));

  async start(): Promise<string> {
    await new Promise<void>((listening) => this.server.listen(0, "127.0.0.1", listening));
    const { port } = this.server.address() as net.AddressInfo;
    return `smtp://127.0.0.1:${port}?tls=off&from=Adaldyq%20Map%20%3Cmap%40example.kz%3E`;
  }

  stop() {
    this.server.close();
  }

  private talk(socket: net.Socket) {
    const say = (line: string) => socket.write(`${line}\r\n`);
    let [rest, to, letter]: [string, string, string[] | undefined] = ["", "", undefined];
    socket.on("error", () => socket.destroy());
    socket.on("data", (data) => {
      const lines = (rest + data.toString("latin1")).split("\r\n");
      rest = lines.pop()!;
      for (const line of lines) {
        if (letter && line !== ".") letter.push(line.replace(/^\./, ""));
        else if (letter) {
          this.letters.push({ to, text: words(letter) });
          letter = undefined;
          say("250 kept");
        } else if (line.startsWith("EHLO")) say("250-test\r\n250 8BITMIME");
        else if (line === "DATA") {
          letter = [];
          say("354 go on");
        } else {
          to = line.match(/^RCPT TO:<(.+?)>/)?.[1] ?? to;
          say(line === "QUIT" ? "221 bye" : "250 good");
        }
      }
    });
    say("220 test");
  }
}

/** What a letter says, of its lines as they came. */
function words(lines: string[]): string {
  const end = lines.indexOf("");
  const coding = lines.slice(0, end).join("\n").match(/^content-transfer-encoding: (\S+)/im)?.[1];
  const body = lines.slice(end + 1);
  if (coding === "base64") return Buffer.from(body.join(""), "base64").toString();
  const whole = body.join("\r\n");
  if (coding !== "quoted-printable") return Buffer.from(whole, "latin1").toString();
  const bytes = whole.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
  return Buffer.from(bytes, "latin1").toString();
}
