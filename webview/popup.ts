/** Lists that open over the page: in the top layer, below their field, or above it where there is more room. */

const gap = 2;
const edge = 8;

export interface Place {
  readonly left: number;
  readonly top: number;
  readonly maxHeight: number;
  readonly above: boolean;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

/** Pixels of the viewport. `wanted` is what the list would like to have. */
export function placeFor(
  field: Box,
  wanted: { width: number; height: number },
  view: { width: number; height: number },
): Place {
  const below = view.height - field.bottom - gap - edge;
  const over = field.top - gap - edge;
  const above = below < wanted.height && over > below;
  const maxHeight = Math.max(0, Math.min(wanted.height, above ? over : below));
  return {
    left: Math.max(edge, Math.min(field.left, view.width - wanted.width - edge)),
    top: above ? field.top - gap - maxHeight : field.bottom + gap,
    maxHeight,
    above,
  };
}

/**
 * Shows an element that has `popover="manual"` beside its field. A virtual list has no height of its
 * own: its popup is given one.
 */
export function openPopup(popup: HTMLElement, field: HTMLElement, height?: number): void {
  if (!popup.matches(":popover-open")) popup.showPopover();
  const width = popup.offsetWidth;
  const view = { width: document.documentElement.clientWidth, height: innerHeight };
  const wanted = { width, height: height ?? popup.offsetHeight };
  const place = placeFor(field.getBoundingClientRect(), wanted, view);
  popup.style.left = `${String(place.left)}px`;
  popup.style.top = `${String(place.top)}px`;
  popup.style.maxHeight = `${String(place.maxHeight)}px`;
  if (height !== undefined) popup.style.height = `${String(place.maxHeight)}px`;
}
