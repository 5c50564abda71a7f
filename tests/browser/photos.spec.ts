import { order } from "./endpoint";
import { expect, test, words } from "./fixtures";
import { type Colour, picture } from "./picture";

const photo = (name: string, colour: Colour) => ({
  name,
  mimeType: "image/png",
  buffer: picture(3000, 2000, colour),
});
const RED = photo("pit.png", [200, 30, 30]);
const BLUE = photo("street.png", [30, 30, 200]);

test("two photos survive a reload and a lost network, and are seen on the private page", async ({ form, page, context, watch }) => {
  watch.expected(/ERR_INTERNET_DISCONNECTED/);
  await form.open();
  await form.fields(words("A pit as deep as a well"));
  await form.photos.setInputFiles([RED, BLUE]);
  await expect(form.page.getByText("2 photos go along.")).toBeVisible();

  await page.reload();
  await expect(page.getByText("2 photos go along.")).toBeVisible();
  await expect(page.getByRole("img", { name: "Photo 2" })).toBeVisible();
  await form.look();
  await expect(page.getByRole("img", { name: "Photo 2" })).toBeVisible();

  await context.setOffline(true);
  await form.send.click();
  await expect(page.getByText(/^Not sent yet/)).toBeVisible();
  // Reading a request's body takes it from the request, so its length speaks for it: two photos, made smaller.
  const sent = page.waitForRequest((request) => request.method() === "POST" && request.url().endsWith("/api/complaints"));
  await context.setOffline(false);
  expect((await sent).headers()["content-type"]).toContain("multipart/form-data");
  await form.received();

  const small = page.getByRole("button", { name: /^Open photo \d of 2/ });
  await expect(small).toHaveCount(2);
  await small.first().click();
  const large = page.getByRole("dialog", { name: "Photos" });
  await expect(large.getByText("Photo 1 of 2")).toBeVisible();
  // Drawn, since an address can carry no key; red, and no larger than what travels well.
  const drawn = () =>
    large.locator("canvas").evaluate((canvas: HTMLCanvasElement) => {
      // Read from a copy, since Chromium warns about a canvas that is read again and again.
      const copy = new OffscreenCanvas(1, 1).getContext("2d")!;
      copy.drawImage(canvas, -canvas.width / 2, -canvas.height / 2);
      const [red, , blue] = copy.getImageData(0, 0, 1, 1).data;
      return { width: canvas.width, redder: red > blue };
    });
  await expect.poll(drawn).toEqual({ width: 2048, redder: true });
  await page.keyboard.press("ArrowRight");
  await expect(large.getByText("Photo 2 of 2")).toBeVisible();
  await expect.poll(drawn).toEqual({ width: 2048, redder: false });
  await page.keyboard.press("Escape");
  await expect(large).toBeHidden();
  await expect(small.first()).toBeFocused();
  await small.last().click();
  await expect(large.getByText("Photo 2 of 2")).toBeVisible();
  const address = page.url();
  await page.goBack();
  await expect(large).toBeHidden();
  // It closed the photo alone: the page is still there.
  expect(page.url()).toBe(address);
  await expect(small.last()).toBeFocused();

  await page.goto("/complaints/new");
  await expect(page.getByText(/photos? goe?s? along/)).toBeHidden();
});

test("what is no picture is told so, and only five go along", async ({ form, page }) => {
  await form.open();
  await form.photos.setInputFiles([{ name: "IMG_2041.HEIC", mimeType: "image/heic", buffer: Buffer.from("no picture") }]);
  await expect(page.getByText(/^IMG_2041\.HEIC: this browser cannot open the file/)).toBeVisible();
  await form.photos.setInputFiles(Array(6).fill(RED));
  await expect(page.getByText("5 photos go along.")).toBeVisible();
  await expect(page.getByText(/^At most 5 photos/)).toBeVisible();
  for (const way of ["Take a photo", "Choose photos"]) await expect(page.getByText(way)).toBeHidden();
  await page.getByRole("button", { name: "Remove photo 5" }).click();
  await expect(page.getByText("4 photos go along.")).toBeVisible();
  await expect(page.getByText("Choose photos")).toBeVisible();
});

test("a finger is offered the camera and the pictures there are, a mouse the pictures alone; both by keyboard", async ({ form, page, request }) => {
  const isTouched = test.info().project.name === "phone";
  const offers = async () => {
    const [take, choose] = [page.getByLabel("Take a photo"), page.getByLabel("Choose photos")];
    await expect(choose).toHaveAttribute("multiple", "");
    await expect(choose).not.toHaveAttribute("capture");
    await expect(take).toHaveAttribute("capture", "environment");
    await expect(page.getByText("Choose photos")).toBeVisible();
    await expect(page.getByText("Take a photo")).toBeVisible({ visible: isTouched });
    await choose.focus();
    await page.keyboard.press("Shift+Tab");
    if (isTouched) await expect(take).toBeFocused();
    else await expect(take).not.toBeFocused();
    await page.keyboard.press("Tab");
    await expect(choose).toBeFocused();
    await expect(page.getByText("Choose photos")).toHaveCSS("outline-style", "solid");
  };
  await form.open();
  await offers();
  if (isTouched) {
    await page.getByLabel("Take a photo").setInputFiles([RED]);
    await expect(page.getByText("1 photo goes along.")).toBeVisible();
  }
  // The same on the page of a complaint that was taken up.
  const data = { institution: "school-005", topic: "roads", lang: "en", text: words("A fence that leans") };
  const { id, key } = await (await request.post("/api/complaints", { data })).json();
  order(["accept", id]);
  await page.goto(`/complaints/${id}#key=${key}`);
  await page.getByText("Write a message or add photos").click();
  await offers();
});

test("a lost answer makes no second complaint, though photos were changed meanwhile", async ({ form, page, context, watch }) => {
  watch.expected(/ERR_FAILED|ERR_CONNECTION/, /422/);
  await form.open();
  await form.fields(words("A lamp that hangs by a wire"));
  await form.photos.setInputFiles([RED]);
  await form.look();
  const receipts: string[] = [];
  // The complaint arrives, and its answer is lost on the way.
  await context.route("**/api/complaints", async (route) => {
    const answer = await route.fetch();
    const body = await answer.json();
    receipts.push(body.id ?? body.errors[0].code);
    if (receipts.length === 1) await route.abort("connectionfailed");
    else await route.fulfill({ response: answer });
  });
  await form.send.click();
  await expect(page.getByText(/^Not sent yet/)).toBeVisible();
  await page.getByRole("button", { name: "Mend it" }).click();
  await page.getByRole("button", { name: "Remove photo 1" }).click();
  await form.photos.setInputFiles([BLUE]);
  await form.look();
  await form.send.click();
  const id = await form.received();
  expect(receipts).toEqual([id, "idempotency-key-reused", id]);
  await expect(page.getByText(/The first wording had arrived after all/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Open photo 1 of 1" })).toBeVisible();
});

test("on a shared computer no photo stays on the device", async ({ form, page }) => {
  await form.open();
  await form.photos.setInputFiles([RED]);
  await expect(page.getByText("1 photo goes along.")).toBeVisible();
  const kept = () =>
    page.evaluate(
      () =>
        new Promise<number>((found) => {
          const opening = indexedDB.open("adaldyq", 1);
          opening.onsuccess = () => {
            const counting = opening.result.transaction("photos").objectStore("photos").count();
            counting.onsuccess = () => found(counting.result);
          };
        }),
    );
  await expect.poll(kept).toBe(1);
  await page.getByText("This is a shared computer").click();
  await expect.poll(kept).toBe(0);
  await page.reload();
  await expect(form.text).toBeVisible();
  await expect(page.getByText("1 photo goes along.")).toBeHidden();
});

test("everybody sees the photos of an accepted complaint, and nobody those of a hidden one", async ({ form, page, request, watch }) => {
  watch.expected(/404/);
  await form.open();
  await form.fields(words("A kerb no wheelchair can pass"));
  await form.photos.setInputFiles([BLUE]);
  await form.look();
  await form.send.click();
  const id = await form.received();
  const key = (await form.privateLink()).split("#key=")[1];
  const own = await request.get(`/api/complaints/${id}`, { headers: { Authorization: `Bearer ${key}` } });
  const { url } = (await own.json()).events[0].photos[0];
  expect((await request.get(url)).status()).toBe(404);

  order(["accept", id]);
  await page.evaluate(() => localStorage.clear());
  await page.goto(`/complaints/${id}`);
  await page.getByRole("button", { name: "Open photo 1 of 1" }).click();
  const large = page.getByRole("img", { name: "Photo 1 of 1" });
  await expect.poll(() => large.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(2048);
  // All of it, inside the screen.
  await expect(large).toHaveCSS("object-fit", "scale-down");
  await expect(large).toBeInViewport({ ratio: 1 });

  order(["hide", id, "--reason", "personal_data"]);
  expect((await request.get(url)).status()).toBe(404);
  await page.reload();
  await expect(page.getByText(/somebody else’s personal data/).first()).toBeVisible();
  await expect(page.getByRole("button", { name: /^Open photo/ })).toHaveCount(0);
});
