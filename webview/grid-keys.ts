/** Where a key leads in the table. */
export interface Cell {
  /** 0 is the header. */
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  /** With the header. */
  readonly rows: number;
  readonly columns: number;
  /** How many rows a screenful has. */
  readonly screen: number;
}

type Move = (at: Cell, size: GridSize) => Cell;

const moves: Record<string, Move> = {
  ArrowUp: (at) => ({ ...at, row: at.row - 1 }),
  ArrowDown: (at) => ({ ...at, row: at.row + 1 }),
  ArrowLeft: (at) => ({ ...at, column: at.column - 1 }),
  ArrowRight: (at) => ({ ...at, column: at.column + 1 }),
  PageUp: (at, { screen }) => ({ ...at, row: at.row - screen }),
  PageDown: (at, { screen }) => ({ ...at, row: at.row + screen }),
  Home: (at) => ({ ...at, column: 0 }),
  End: (at, { columns }) => ({ ...at, column: columns - 1 }),
  "Ctrl+Home": () => ({ row: 0, column: 0 }),
  "Ctrl+End": (_at, { rows, columns }) => ({ row: rows - 1, column: columns - 1 }),
};

export const inGrid = (at: Cell, { rows, columns }: GridSize): Cell => ({
  row: Math.max(0, Math.min(rows - 1, at.row)),
  column: Math.max(0, Math.min(columns - 1, at.column)),
});

/** Undefined when the key is none of the table's. */
export function cellAfter(key: string, ctrl: boolean, at: Cell, size: GridSize): Cell | undefined {
  const move = moves[ctrl ? `Ctrl+${key}` : key];
  return move && inGrid(move(at, size), size);
}
