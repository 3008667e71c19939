import { readFile } from "node:fs/promises";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { photoLimits } from "../../../../kernel/images/fit-photo.ts";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button, LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { Field, FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { type AddPhotoRefusal, addPhoto, removePhoto } from "../../actions/photos/add-photo.ts";
import { mostPhotos } from "../../actions/photos/most-photos.ts";
import { photosOf } from "../../store/photos/photos.ts";
import { type OwningText, owningTexts } from "../../texts/owning/texts.ts";
import { mineAddress } from "../owning/addresses.ts";
import { photoAddress, waitingPhotoAddress } from "../photos/photo-address.ts";
import { doingHere, type OwnWithDrafts } from "./own.ts";
import { Mine } from "./parts.tsx";

const problems: Record<Exclude<AddPhotoRefusal, "not-yours"> | "none", OwningText> = {
  "not-a-photo": "photo.not-a-photo",
  "too-large": "photo.too-large",
  "too-small": "photo.too-small",
  broken: "photo.broken",
  "no-alt": "photo.no-alt",
  "too-many": "photo.too-many",
  none: "photo.none",
};

/** The photos of an own business: looking at them, adding one, taking one away. */
export async function photosPage(
  context: SiteContext,
  { business }: OwnWithDrafts,
  problem?: keyof typeof problems,
): Promise<Answer> {
  const { primary, site, locale, form } = context;
  const say = owningTexts(locale);
  const photos = await readInSite(primary, site.id, (tx) => photosOf(tx, business.id));
  const here = mineAddress(context, business.shortId, "fotos");
  return {
    kind: "page",
    title: say("part.fotos"),
    noIndex: true,
    ...(problem && { status: 422 as const }),
    body: (
      <Mine context={context} business={business} title={say("part.fotos")} lead={say("part.fotosText")}>
        {problem && <FormProblem title={say(problems[problem], { least: photoLimits.leastEdge })} />}
        <ul class="photos">
          {photos.map((photo) => (
            <li class="photo">
              <img
                src={
                  photo.state === "shown"
                    ? photoAddress(context, photo, "gross")
                    : waitingPhotoAddress(context, photo)
                }
                alt={photo.alt}
                width={photo.width}
                height={photo.height}
                loading="lazy"
              />
              {photo.state !== "shown" && (
                <p class="muted">{say(photo.state === "waiting" ? "photo.waits" : "photo.declined")}</p>
              )}
              <OwnForm
                context={context}
                action={mineAddress(context, business.shortId, "fotos", "entfernen")}
                hidden={[["photo", photo.id]]}
              >
                <div class="actions">
                  <Button look="tertiary" small>
                    {say("photo.remove")}
                    <span class="kern-sr-only">: {photo.alt}</span>
                  </Button>
                </div>
              </OwnForm>
            </li>
          ))}
        </ul>
        {photos.filter(({ state }) => state !== "declined").length < mostPhotos && (
          <Section id="add" title={say("photo.add")}>
            <form class="form" method="post" action={here} enctype="multipart/form-data">
              <input type="hidden" name="token" value={context.visitor?.token} />
              <div class="field">
                <label for="field-photo">{say("photo.file")}</label>
                <p class="field-hint" id="field-photo-hint">
                  {say("photo.fileHint", { megabytes: photoLimits.bytes / 1024 / 1024 })}
                </p>
                <input
                  class="field-input"
                  id="field-photo"
                  type="file"
                  name="photo"
                  accept="image/jpeg,image/png,image/webp,image/avif,image/gif"
                  required
                  aria-describedby="field-photo-hint"
                />
              </div>
              <Field
                name="alt"
                label={say("photo.alt")}
                hint={say("photo.altHint")}
                value={form?.get("alt") ?? undefined}
                required
                maxlength={300}
                dir="auto"
              />
              <div class="actions">
                <Button>{say("photo.send")}</Button>
                <LinkButton look="tertiary" href={mineAddress(context, business.shortId)}>
                  {say("mine.back")}
                </LinkButton>
              </div>
            </form>
          </Section>
        )}
      </Mine>
    ),
  };
}

/** Takes a photo that was sent. */
export async function addPhotoByForm(context: SiteContext, own: OwnWithDrafts): Promise<Answer> {
  const { files = [], form, locale } = context;
  const file = files.find(({ field }) => field === "photo");
  if (!file || file.bytes === 0) return photosPage(context, own, "none");
  const bytes = await readFile(file.path);
  const sent = { bytes, alt: form?.get("alt") ?? "", language: locale };
  const added = await addPhoto(doingHere(context), own, sent);
  if (added.ok) {
    const what = added.value === "shown" ? "live" : "waits";
    return redirect(`${mineAddress(context, own.business.shortId)}?gespeichert=${what}`);
  }
  return added.reason === "not-yours" ? notFound : photosPage(context, own, added.reason);
}

/** Takes a photo away. */
export async function removePhotoByForm(context: SiteContext, own: OwnWithDrafts): Promise<Answer> {
  const id = context.form?.get("photo") ?? "";
  if (!isId(id) || !(await removePhoto(doingHere(context), own, id))) return notFound;
  return redirect(mineAddress(context, own.business.shortId, "fotos"));
}
