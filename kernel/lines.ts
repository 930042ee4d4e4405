/**
 * Passes over records of an agent event stream that no session needs, sixteen bytes at a time. AssemblyScript, compiled
 * to WebAssembly SIMD by `npm run kernel`; `src/events/unneeded-records.ts` says what it is for and calls it.
 */

const NEWLINE: u8 = 0x0a;
const QUOTE: u8 = 0x22;
const COMMA: u8 = 0x2c;
const COLON: u8 = 0x3a;
const CLOSE_ARRAY: u8 = 0x5d;
const OPEN_OBJECT: u8 = 0x7b;
const CLOSE_OBJECT: u8 = 0x7d;

/** Line breaks that the last call passed. */
export let lines: i32 = 0;

// `"EventType"` as two words that overlap, little-endian.
const EVENT_TY: u64 = 0x7954746e65764522; // "EventTy
const TYPE_END: u32 = 0x22657079; // ype"

/**
 * From `start`, where a record begins, passes whole records up to `end` as long as they are plainly unneeded, and
 * answers where the first one begins that isn't: one that may be a login or logout, looks odd, or is not all there.
 * A record ends with its line, or where the next one is glued to it.
 */
export function passUnneeded(start: usize, end: usize): usize {
  lines = 0;
  let record = start;
  let types = 0;
  let at = start;
  // The three bytes after a block are looked at with it.
  const last = end - 19;
  if (end < start + 19 || load<u8>(record) != OPEN_OBJECT) return start;
  while (at <= last) {
    const here = v128.load(at);
    const next = v128.load(at + 1);
    const after = v128.load(at + 2);
    const newline = i8x16.eq(here, i8x16.splat(NEWLINE));
    const type = v128.and(
      v128.and(i8x16.eq(here, i8x16.splat(0x74)), i8x16.eq(next, i8x16.splat(0x54))), // tT
      i8x16.eq(after, i8x16.splat(0x79)), // y
    );
    const seam = v128.and(
      v128.and(i8x16.eq(here, i8x16.splat(CLOSE_OBJECT)), i8x16.eq(next, i8x16.splat(OPEN_OBJECT))),
      i8x16.eq(after, i8x16.splat(QUOTE)),
    );
    let found = i8x16.bitmask(v128.or(v128.or(newline, type), seam));
    while (found != 0) {
      const place = at + <usize>ctz(found);
      found &= found - 1;
      const byte = load<u8>(place);
      if (byte == 0x74) {
        if (place < record + 5 || load<u64>(place - 5) != EVENT_TY) continue;
        if (load<u32>(place + 2) != TYPE_END) continue;
        if (!isUnneeded(place + 6, end)) return record;
        types++;
        continue;
      }
      if (byte == NEWLINE) {
        if (types == 0 || !endsRecord(record, place)) return record;
        lines++;
        record = place + 1;
      } else {
        if (endsText(load<u8>(place + 3))) continue;
        if (types == 0) return record;
        record = place + 1;
      }
      types = 0;
      if (record >= end || load<u8>(record) != OPEN_OBJECT) return record;
    }
    at += 16;
  }
  return record;
}

/** Whether the value after the key is a heartbeat or state change. */
function isUnneeded(afterKey: usize, end: usize): bool {
  let at = afterKey;
  while (at < end && load<u8>(at) <= 0x20) at++;
  if (at >= end || load<u8>(at) != COLON) return false;
  at++;
  while (at < end && load<u8>(at) <= 0x20) at++;
  if (at + 14 > end || load<u8>(at) != QUOTE) return false;
  return isHeartBeat(at + 1) || isStateChange(at + 1);
}

function isHeartBeat(at: usize): bool {
  // HEART_BE, AT"
  return (
    load<u64>(at) == 0x45425f5452414548 && load<u16>(at + 8) == 0x5441 && load<u8>(at + 10) == QUOTE
  );
}

function isStateChange(at: usize): bool {
  // STATE_CH, ANGE, "
  return (
    load<u64>(at) == 0x48435f4554415453 &&
    load<u32>(at + 8) == 0x45474e41 &&
    load<u8>(at + 12) == QUOTE
  );
}

/** Whether the line ends as a record does: with its brace, perhaps a comma and blanks behind it. */
function endsRecord(record: usize, lineEnd: usize): bool {
  let last = lineEnd - 1;
  while (last > record && (load<u8>(last) <= 0x20 || load<u8>(last) == COMMA)) last--;
  return load<u8>(last) == CLOSE_OBJECT;
}

/** In JSON `}{"` stands between two records, or at the end of a text: then one of these comes next. */
function endsText(next: u8): bool {
  return (
    next <= 0x20 || next == COMMA || next == COLON || next == CLOSE_ARRAY || next == CLOSE_OBJECT
  );
}
