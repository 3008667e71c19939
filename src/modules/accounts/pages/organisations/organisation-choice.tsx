import type { FC } from "hono/jsx";
import { SelectField } from "../../../../kernel/ui/controls/form.tsx";
import type { SiteContext } from "../../../quarter/index.ts";
import type { Organisation } from "../../store/organisations.ts";
import { staffTexts } from "../../texts/texts.ts";

/** For whom somebody holds a role: none, or one of those that have not ended. */
export const OrganisationChoice: FC<{
  context: SiteContext;
  organisations: readonly Organisation[];
  error?: string | undefined;
}> = ({ context, organisations, error }) => {
  const say = staffTexts(context.locale);
  return (
    <SelectField
      name="organisation"
      label={say("people.organisation")}
      hint={say("people.organisationHint")}
      value={context.form?.get("organisation") ?? ""}
      error={error}
      choices={[
        { value: "", label: say("people.noOrganisation") },
        ...organisations
          .filter(({ endedOn }) => endedOn === null)
          .map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
};
