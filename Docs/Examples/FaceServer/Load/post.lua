-- For wrk: posts the photo that PHOTO names, again and again, and prints one line of figures at the end.
local file = assert(io.open(assert(os.getenv("PHOTO"), "set PHOTO"), "rb"))
wrk.method = "POST"
wrk.path = "/faces"
wrk.body = file:read("*a")
file:close()

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("figures %d %.3f %.1f %.1f %.1f %d %d\n",
    summary.requests, summary.requests / (summary.duration / 1e6),
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3,
    errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
