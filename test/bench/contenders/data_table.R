# R's data.table, doing what the product does with a CSV of logins and logouts.
suppressPackageStartupMessages(library(data.table))

arguments <- commandArgs(trailingOnly = TRUE)
setDTthreads(as.integer(arguments[1]))
file <- arguments[2]
first_ms <- as.numeric(arguments[3])
end_ms <- as.numeric(arguments[4])
profile <- arguments[5]
page_size <- 100

now <- function() as.numeric(Sys.time()) * 1000

peak_mb <- function() {
  status <- tryCatch(readLines("/proc/self/status"), error = function(e) character())
  peak <- grep("^VmHWM:", status, value = TRUE)
  if (length(peak) == 1) as.numeric(gsub("[^0-9]", "", peak)) / 1024 else sum(gc()[, 6])
}

quoted <- function(text) {
  text <- gsub("([\"\\\\])", "\\\\\\1", enc2utf8(text))
  paste0("\"", gsub("\n", "\\n", text, fixed = TRUE), "\"")
}

emit <- function(work, ms, answer) {
  line <- sprintf("{\"work\":%s,\"ms\":%.3f,\"peakMb\":%.1f,\"answer\":%s}",
                  quoted(work), ms, peak_mb(), quoted(answer))
  writeLines(line, stdout(), useBytes = TRUE)
  flush(stdout())
}

whole <- function(x) ifelse(is.na(x), "", format(x, scientific = FALSE, trim = TRUE, digits = 15))

pair <- function(events) {
  setorder(events, agent_login, at_ms)
  events[, logout_before := shift(logout, fill = TRUE), by = agent_login]
  events[, logout_ms := nafill(fifelse(logout, at_ms, NA_real_), type = "nocb"), by = agent_login]
  events[, login_ms := fifelse(logout, NA_real_, at_ms)]
  events[logout_before == TRUE]
}

shown <- function(sessions, until_ms) {
  rows <- sessions[((login_ms >= first_ms & login_ms < until_ms) %in% TRUE |
                    (logout_ms >= first_ms & logout_ms < until_ms) %in% TRUE) &
                   routing_profile == profile]
  rows[, logout_ms := fifelse(logout_ms < until_ms, logout_ms, NA_real_)]
  rows[, key := -fcoalesce(login_ms, logout_ms)]
  setorder(rows, key, agent_login, logout_ms, na.last = TRUE)
  rows
}

answer <- function(rows, start) {
  page <- rows[seq(start + 1, min(start + page_size, .N))]
  lines <- page[, paste(agent_login, first_name, last_name, whole(login_ms), whole(logout_ms),
                        routing_profile, hierarchy_level_1, hierarchy_level_2, hierarchy_level_3,
                        sep = "|")]
  paste(c(paste(nrow(rows), "rows"), lines), collapse = "\n")
}

began <- now()
events <- fread(file, encoding = "UTF-8", na.strings = NULL)
events[, at_ms := round(as.numeric(timestamp) * 1000)]
events[, logout := event_type == "LOGOUT"]
events[, c("timestamp", "event_type") := NULL]
read_at <- now()
sessions <- pair(events)
rows <- shown(sessions, end_ms)
first_page <- answer(rows, 0)
emit("csv → first page", now() - began, first_page)

for (work in c("next page", "last page")) {
  start <- if (work == "next page") page_size else (nrow(rows) - 1) %/% page_size * page_size
  asked <- now()
  page <- answer(rows, start)
  emit(work, now() - asked, page)
}
asked <- now()
another <- answer(shown(sessions, (first_ms + end_ms) %/% 2), 0)
emit("another report", now() - asked, another)
emit("csv → events", read_at - began, as.character(nrow(events)))

# In arrival order again, and with numbers for agents: neither is measured.
bare <- fread(file, select = c("agent_login", "event_type", "timestamp"), encoding = "UTF-8")
bare <- bare[, .(agent_login = as.integer(factor(agent_login)),
                 at_ms = round(as.numeric(timestamp) * 1000), logout = event_type == "LOGOUT")]
asked <- now()
sessions <- pair(bare)
ms <- now() - asked
durations <- sessions[!is.na(login_ms) & !is.na(logout_ms), logout_ms - login_ms]
emit("pairing", ms, sprintf("%d sessions, %d complete, %.0f ms",
                            nrow(sessions), length(durations), sum(durations)))
