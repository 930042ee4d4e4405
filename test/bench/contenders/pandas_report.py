"""pandas, doing what the product does with a CSV of logins and logouts."""

import json
import re
import sys
import time

import pandas as pd

file, first_ms, end_ms, profile = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
PAGE = 100
TOLD = ["first_name", "last_name", "routing_profile"] + [f"hierarchy_level_{n}" for n in (1, 2, 3)]


def peak_mb():
    try:
        with open("/proc/self/status", encoding="utf8") as status:
            return int(re.search(r"VmHWM:\s+(\d+) kB", status.read()).group(1)) / 1024
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def emit(work, seconds, answer):
    line = {"work": work, "ms": seconds * 1000, "peakMb": peak_mb(), "answer": answer}
    print(json.dumps(line), flush=True)


def read():
    words = ["agent_login", "event_type", *TOLD]
    events = pd.read_csv(
        file,
        dtype={name: "category" for name in words},
        parse_dates=["timestamp"],
        keep_default_na=False,
    )
    events["logout"] = events["event_type"] == "LOGOUT"
    return events


def pair(events):
    ordered = events.sort_values(["agent_login", "timestamp"])
    agents = ordered["agent_login"].cat.codes
    before = ordered["logout"].groupby(agents).shift(fill_value=True)
    ends = ordered["timestamp"].where(ordered["logout"])
    ordered["logout_at"] = ends.groupby(agents).bfill()
    ordered["login_at"] = ordered["timestamp"].where(~ordered["logout"])
    return ordered[before]


def shown(sessions, until_ms):
    first, end = (pd.Timestamp(ms, unit="ms", tz="UTC") for ms in (first_ms, until_ms))
    login, logout = sessions["login_at"], sessions["logout_at"]
    inside = ((login >= first) & (login < end)) | ((logout >= first) & (logout < end))
    rows = sessions[inside & (sessions["routing_profile"] == profile)].copy()
    rows["logout_at"] = rows["logout_at"].where(rows["logout_at"] < end)
    rows["key"] = rows["login_at"].fillna(rows["logout_at"])
    return rows.sort_values(["key", "agent_login", "logout_at"], ascending=[False, True, True])


def milliseconds(instant):
    return "" if pd.isna(instant) else str(instant.value // 1_000_000)


def answer(rows, start):
    page = rows.iloc[start : start + PAGE]
    columns = [page[name].astype(str) for name in ("agent_login", "first_name", "last_name")]
    columns += [page[name].map(milliseconds) for name in ("login_at", "logout_at")]
    columns += [page[name].astype(str) for name in TOLD[2:]]
    return "\n".join([f"{len(rows)} rows", *("|".join(row) for row in zip(*columns))])


began = time.perf_counter()
events = read()
read_at = time.perf_counter()
sessions = pair(events)
rows = shown(sessions, end_ms)
first_page = answer(rows, 0)
emit("csv → first page", time.perf_counter() - began, first_page)

for work, start in (("next page", PAGE), ("last page", (len(rows) - 1) // PAGE * PAGE)):
    asked = time.perf_counter()
    page = answer(rows, start)
    emit(work, time.perf_counter() - asked, page)
asked = time.perf_counter()
another = answer(shown(sessions, (first_ms + end_ms) // 2), 0)
emit("another report", time.perf_counter() - asked, another)
emit("csv → events", read_at - began, str(len(events)))

bare = events[["agent_login", "timestamp", "logout"]]
asked = time.perf_counter()
sessions = pair(bare)
seconds = time.perf_counter() - asked
durations = (sessions["logout_at"] - sessions["login_at"]).dropna()
# In nanoseconds the sum is too large for 64 bits.
total = int((durations.astype("int64") // 1_000_000).sum())
emit("pairing", seconds, f"{len(sessions)} sessions, {len(durations)} complete, {total} ms")
