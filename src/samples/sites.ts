/** The sites of a contact centre that does not exist, and the names that people have there. */
export interface Site {
  readonly name: string;
  readonly region: string;
  readonly zone: string;
  readonly firstNames: readonly string[];
  readonly lastNames: readonly string[];
}

const words = (text: string): string[] => text.split(" ");

export const sites = [
  {
    name: "Berlin",
    region: "EMEA",
    zone: "Europe/Berlin",
    firstNames: words("Mia Jan Zoë Emre Svea Jörg Lena Oskar Aylin Björn Pauline Tarek"),
    lastNames: words("Kern Nowak Weiß Yıldız Hartmann Möller Richter Lange Süß Vogt Brandt Çelik"),
  },
  {
    name: "Dublin",
    region: "EMEA",
    zone: "Europe/Dublin",
    firstNames: words("Aoife Niamh Cian Oisín Saoirse Declan Róisín Eoin Ciara Fergal Síle Conor"),
    lastNames: words("O'Brien Byrne Murphy O'Malley Walsh Doyle Nolan Keane Fitzgerald Quinn Daly"),
  },
  {
    name: "Manila",
    region: "APAC",
    zone: "Asia/Manila",
    firstNames: words("Andrea Jomar Liezl Paolo Rowena Angelo Maricel Dennis Joy Rafael Grace Nilo"),
    lastNames: words("Santos Reyes Cruz Bautista Ocampo Garcia Mendoza Aquino Villanueva Ramos"),
  },
  {
    name: "Bogotá",
    region: "AMER",
    zone: "America/Bogota",
    firstNames: words("Camila Andrés Valentina Julián Luisa Mateo Paola Sebastián Íngrid Nicolás Sara"),
    lastNames: words("Rodríguez Gómez Ñustes Peña Rojas Castaño Moreno Ibáñez Torres Zapata Vélez"),
  },
  {
    name: "Sydney",
    region: "APAC",
    zone: "Australia/Sydney",
    firstNames: words("Olivia Jack Priya Ethan Hannah Minh Chloe Liam Mei Noah Isla Tane"),
    lastNames: words("Wilson Nguyen Taylor Patel Singh Cooper Zhang Fraser Kelly Papadopoulos Lee"),
  },
] as const satisfies readonly Site[];

/** A routing profile with the department (hierarchy level 2) that works by it. */
export const routingProfiles = [
  { name: "Billing", department: "Support" },
  { name: "Retention", department: "Sales" },
  { name: "Technical Support", department: "Support" },
  { name: "Chat & E-mail", department: "Digital" },
] as const;

/** Statuses that people gave names to. Some of them would fool a reader that looks for words or braces. */
export const breakStatuses = [
  "Break",
  "Lunch",
  "LOGIN",
  "Coaching {1:1}",
  'Waiting for "LOGOUT"',
  "Training }{",
  'Path C:\\"x"\\',
] as const;
