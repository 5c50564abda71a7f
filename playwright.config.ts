import { defineConfig, devices } from "@playwright/test";

// The distribution's Chromium; the switches keep it from asking anybody for anything by itself.
const launchOptions = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

export default defineConfig({
  testDir: "tests/browser",
  globalSetup: "./tests/browser/endpoint.ts",
  outputDir: "target/browser-tests/traces",
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // A busy machine may upset one try; what fails twice is broken, and what needed a second try is listed as flaky.
  retries: 1,
  timeout: 40_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: { browserName: "chromium", launchOptions, locale: "en-US", trace: "retain-on-failure" },
  projects: [
    { name: "phone", use: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true } },
    { name: "desktop", use: { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 800 }, launchOptions } },
  ],
});
