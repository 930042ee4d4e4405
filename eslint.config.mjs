import { defineConfig, globalIgnores } from "eslint/config";
import lit from "eslint-plugin-lit";
import tseslint from "typescript-eslint";

/** The stages of src/, in the order of the data's way: one may look back, never forward. */
const stages = ["events", "sessions", "reports", "delivery"];
const tops = ["adapters", "host", "node", "web"];
const later = (stage) => stages.slice(stages.indexOf(stage) + 1);

const folders = (names, why) => ({ regex: `/(${names.join("|")})/`, message: why });
const files = (names, why) => ({ regex: `/(${names.join("|")})\\.ts$`, message: why });

const noVscode = {
  regex: "^vscode$",
  message: "Only src/host and the two extension.ts know VS Code: the command line shares the rest.",
};
const noNode = {
  regex: "^node:",
  message: "Only src/node may use Node's modules: the same code runs in a browser's worker.",
};

/**
 * Who may not import what. Each file of src/ and webview/ is in exactly one layer: of two entries for
 * a file, the later one's options would replace the earlier one's and so lift its bans.
 */
const layer = (folder, forbidden, { ignores = [], only = "**/*.ts" } = {}) => ({
  name: `layer: ${folder}/${only}`,
  files: [`${folder}/${only}`],
  ignores,
  rules: { "@typescript-eslint/no-restricted-imports": ["error", { patterns: forbidden }] },
});

const stageLayer = (stage) =>
  layer(`src/${stage}`, [
    folders([...later(stage), "samples", ...tops], `src/${stage} may look back, not forward.`),
    files(["app", "protocol"], "app.ts joins the stages; none of them knows it."),
    noVscode,
    noNode,
  ]);

const entry = "extension.ts";

const layers = [
  ...stages.map(stageLayer),
  layer("src/samples", [folders(tops, "Samples are made from events alone."), noVscode, noNode]),
  layer("src", [folders([...tops, "samples"], "Only entries build on these."), noVscode, noNode], {
    only: "*.ts",
  }),
  layer("src/adapters", [
    folders(["host", "node", "web"], "An adapter knows the ports, not who uses it."),
    files(["app", "protocol"], "An adapter knows the ports, not who uses it."),
    {
      ...folders(stages, "An adapter makes a port real; a stage's types are all it may need."),
      allowTypeImports: true,
    },
    noVscode,
    noNode,
  ]),
  layer("src/host", [
    folders(["adapters", "node", "web"], "The entries choose the platform, host gets it."),
    noNode,
  ]),
  layer("src/node", [folders(["web"], "The two platforms share by src/host and src/adapters.")], {
    only: entry,
  }),
  layer("src/node", [folders(["web"], "The two platforms share by src/host."), noVscode], {
    ignores: [`src/node/${entry}`],
  }),
  layer("src/web", [folders(["node"], "The two platforms share by src/host."), noNode], {
    only: entry,
  }),
  layer("src/web", [folders(["node"], "The two platforms share by src/host."), noNode, noVscode], {
    ignores: [`src/web/${entry}`],
  }),
  layer("webview", [
    {
      regex: "/src/(?!(rpc|errors|protocol|reports/report)\\.ts$)",
      allowTypeImports: true,
      message: "The page takes types from src; values from rpc, errors, protocol, reports/report.",
    },
    noVscode,
    noNode,
  ]),
];

const absent = (names, why) => names.map((name) => ({ name, message: why }));

const globals = [
  {
    files: ["src/**/*.ts"],
    ignores: ["src/node/**"],
    rules: {
      "no-restricted-globals": [
        "error",
        ...absent(["process", "Buffer", "require", "__dirname", "global"], "Not there on the web."),
        ...absent(["document", "window"], "An extension host has no page."),
      ],
    },
  },
  {
    files: ["webview/**/*.ts"],
    rules: {
      "no-restricted-globals": [
        "error",
        ...absent(["process", "Buffer", "require", "__dirname", "global"], "Not there in a page."),
      ],
    },
  },
];

const typed = {
  files: ["**/*.ts"],
  extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
  languageOptions: {
    parserOptions: {
      project: [
        "src/tsconfig.json",
        "src/node/tsconfig.json",
        "webview/tsconfig.json",
        "test/tsconfig.json",
      ],
      tsconfigRootDir: import.meta.dirname,
    },
  },
  rules: {
    "@typescript-eslint/consistent-type-imports": "error",
    "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
    "@typescript-eslint/no-unnecessary-condition": [
      "error",
      { allowConstantLoopConditions: "only-allowed-literals" },
    ],
    "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    "@typescript-eslint/switch-exhaustiveness-check": [
      "error",
      { considerDefaultExhaustiveForUnions: true },
    ],
    // An index within bounds is known to the loop, not to the compiler.
    "@typescript-eslint/no-non-null-assertion": "off",
    // `raw["EventType"]` says that the key is data's, not ours.
    "@typescript-eslint/dot-notation": ["error", { allowIndexSignaturePropertyAccess: true }],
    // Ports are plain objects of functions; nothing here hangs on `this`.
    "@typescript-eslint/unbound-method": "off",
    // A mapped type needs a type alias, an interface has no implicit index signature.
    "@typescript-eslint/consistent-type-definitions": "off",
    // VS Code asks for the shape of a Disposable, not for its class.
    "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
    // `async` without `await` turns a throw into a rejection, as a port's promise asks for.
    "@typescript-eslint/require-await": "off",
  },
};

const sizes = {
  rules: {
    complexity: ["error", 20],
    "max-depth": ["error", 4],
    "max-lines": ["error", { max: 300 }],
    "max-lines-per-function": ["error", { max: 100, skipBlankLines: true, skipComments: true }],
    "max-params": ["error", 6],
  },
};

const habits = {
  rules: {
    eqeqeq: "error",
    "no-eval": "error",
    "no-new-func": "error",
    "no-var": "error",
    "object-shorthand": "error",
    "prefer-const": "error",
  },
};

export default defineConfig(
  // kernel/ is AssemblyScript, whose compiler checks it.
  globalIgnores(["dist/", ".test/", "samples/", "kernel/", "test/golden/cases/"]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  habits,
  sizes,
  typed,
  ...layers,
  ...globals,
  { files: ["webview/**/*.ts"], ...lit.configs["flat/recommended"] },
  { files: ["src/**/*.ts", "webview/**/*.ts"], rules: { "no-console": "error" } },
  {
    files: ["test/**/*.ts"],
    rules: {
      // A describe block is as long as its table of cases.
      "max-lines-per-function": "off",
      "@typescript-eslint/no-empty-function": "off",
    },
  },
);
