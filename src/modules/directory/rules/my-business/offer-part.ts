import { paymentMeans } from "../fields/payment.ts";
import { type Part, readGiven } from "./part.ts";

/** The languages most spoken in German towns; others are shown where the entry has them. */
const usual = "de en tr ar bg ro pl uk ru ku fa ps sq sr hr bs mk el it es pt fr ta zh vi hi ur so ti".split(
  " ",
);

/** The languages to tick. */
export const spokenChoices = (form: URLSearchParams): string[] => [
  ...new Set([...usual, ...form.getAll("language")]),
];

const answers = { delivery: "delivery", takeaway: "takeaway", onlineOrder: "onlineOrder" } as const;
/** Questions with yes, no, and nothing said. */
export const offerQuestions = Object.keys(answers) as (keyof typeof answers)[];

/** The form of languages, access, payment, delivery and training. */
export const offerPart: Part = {
  fill({ profile }) {
    const form = new URLSearchParams();
    for (const language of profile.languages ?? []) form.append("language", language);
    for (const means of profile.payment ?? []) form.append("payment", means);
    for (const training of profile.training ?? []) form.append("training", training);
    form.set("wheelchair", profile.wheelchair ?? "");
    for (const question of offerQuestions) {
      const said = profile[question];
      form.set(question, said === undefined ? "" : said ? "yes" : "no");
    }
    return form;
  },
  read(form, entry) {
    const chosen = (name: string) => form.getAll(name).join(";");
    const means = paymentMeans.filter((each) => form.getAll("payment").includes(each));
    return readGiven(
      [
        ["language", "languages", chosen("language")],
        ["wheelchair", "wheelchair", form.get("wheelchair") ?? ""],
        ["payment", "payment", means.join(",")],
        ["training", "training", chosen("training").replaceAll(";", ",")],
        ...offerQuestions.map((question) => [question, question, form.get(question) ?? ""] as const),
      ],
      entry,
    );
  },
};
