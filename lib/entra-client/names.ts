/** A name as written, and its letters for the user principal name, which Entra limits to ASCII. */
export interface Name {
  readonly given: string;
  readonly family: string;
  readonly ascii: readonly [string, string];
}

type Names = readonly [Spelling, ...Spelling[]];
type Spelling = readonly [written: string, ascii: string];

/** The first people of every run: each would be changed by a server that normalises, trims, folds or cuts. */
export const notableNames: readonly Name[] = [
  { given: "Ada", family: "Lovelace", ascii: ["ada", "lovelace"] },
  { given: "Seán", family: "O'Brien", ascii: ["sean", "o'brien"] },
  { given: "ليلى", family: "المنصوري", ascii: ["layla", "almansoori"] },
  { given: "健太", family: "𠮷野", ascii: ["kenta", "yoshino"] },
  { given: "Zoe\u0308", family: "Müller-Lüdenscheidt", ascii: ["zoe", "mueller-luedenscheidt"] },
  {
    given: "Hubert Blaine",
    family:
      "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh-Cholmondeley-Warner of Llanfairpwllgwyngyllgogerychwyrndrobwll",
    ascii: ["hubert", "wolfeschlegelsteinhausenbergerdorff"],
  },
  { given: "Łukasz", family: "Brzęczyszczykiewicz", ascii: ["lukasz", "brzeczyszczykiewicz"] },
  { given: "Nguyễn Thị", family: "Hồng", ascii: ["nguyen", "hong"] },
  { given: "İpek", family: "Işık", ascii: ["ipek", "isik"] },
  { given: "Ольга", family: "Щербакова", ascii: ["olga", "shcherbakova"] },
  { given: "José María", family: "de la Peña y Ñúñez", ascii: ["jose", "delapena"] },
  { given: "지우", family: "김", ascii: ["jiwoo", "kim"] },
];

export const givenNames: Names = [
  ["Amélie", "amelie"],
  ["Björn", "bjorn"],
  ["Chidi", "chidi"],
  ["Dimitra", "dimitra"],
  ["Emeka", "emeka"],
  ["François", "francois"],
  ["Grace", "grace"],
  ["Håkon", "hakon"],
  ["Ingrid", "ingrid"],
  ["Jürgen", "juergen"],
  ["Katarzyna", "katarzyna"],
  ["Liam", "liam"],
  ["Māra", "mara"],
  ["Noor", "noor"],
  ["Oluwaseun", "oluwaseun"],
  ["Priya", "priya"],
  ["Quentin", "quentin"],
  ["Răzvan", "razvan"],
  ["Sofía", "sofia"],
  ["Tomáš", "tomas"],
  ["Uma", "uma"],
  ["Valentina", "valentina"],
  ["Wei", "wei"],
  ["Ximena", "ximena"],
  ["Yusuf", "yusuf"],
  ["Žofia", "zofia"],
  ["さくら", "sakura"],
  ["محمد", "mohammed"],
];

export const familyNames: Names = [
  ["Andersson", "andersson"],
  ["Bélanger", "belanger"],
  ["Çelik", "celik"],
  ["D'Angelo", "d'angelo"],
  ["Eriksen", "eriksen"],
  ["Fernández", "fernandez"],
  ["Große", "grosse"],
  ["Hernández", "hernandez"],
  ["Ivanova", "ivanova"],
  ["Jørgensen", "jorgensen"],
  ["Kovács", "kovacs"],
  ["Lefèvre", "lefevre"],
  ["McAllister", "mcallister"],
  ["Nováková", "novakova"],
  ["Okonkwo", "okonkwo"],
  ["Papadopoulos", "papadopoulos"],
  ["Quispe", "quispe"],
  ["Rossi", "rossi"],
  ["Şahin", "sahin"],
  ["Takahashi", "takahashi"],
  ["Ünal", "unal"],
  ["van der Berg", "vanderberg"],
  ["Wójcik", "wojcik"],
  ["Yılmaz", "yilmaz"],
  ["Zhang", "zhang"],
  ["鈴木", "suzuki"],
  ["الحسن", "alhassan"],
];

export const departments: readonly [string, ...string[]] = [
  "Research & Development",
  "Finance",
  "Sales – EMEA",
  "People",
  "Legal / Compliance",
  "Customer Support",
  "Einkauf und Logistik",
  "Operations",
  "情報システム部",
];

export const titles: readonly [string, ...string[]] = [
  "Analyst",
  "Senior Engineer",
  "Account Manager",
  "Controller",
  "Sachbearbeiterin (m/w/d)",
  "VP, Product",
  "Chargée d'affaires",
  "Support Lead",
];

/** City, postal code, country, language, dialling prefix. */
export const places: readonly [Place, ...Place[]] = [
  { city: "London", postalCode: "N1 1AA", country: "GB", language: "en-GB", dial: "+44 20" },
  { city: "Zürich", postalCode: "8001", country: "CH", language: "de-CH", dial: "+41 44" },
  { city: "São Paulo", postalCode: "01310-100", country: "BR", language: "pt-BR", dial: "+55 11" },
  { city: "Kraków", postalCode: "31-001", country: "PL", language: "pl-PL", dial: "+48 12" },
  { city: "東京", postalCode: "100-0001", country: "JP", language: "ja-JP", dial: "+81 3" },
  { city: "دبي", postalCode: "00000", country: "AE", language: "ar-AE", dial: "+971 4" },
  { city: "Montréal", postalCode: "H2X 1Y4", country: "CA", language: "fr-CA", dial: "+1 514" },
];

interface Place {
  readonly city: string;
  readonly postalCode: string;
  readonly country: string;
  readonly language: string;
  readonly dial: string;
}

export const groupNames: readonly [string, ...string[]] = [
  "All Staff",
  "Engine Room",
  "R&D + Labs",
  "Administrateurs système",
  "Finance (read only)",
  "営業チーム",
  "Küche & Kantine",
  "VPN-Users",
  "Project 100% Cloud",
];
