"""Counts weeks of a ledger from its files alone, with nothing of Weighbridge: python3 count.py LEDGER WEEK…

Prints a line a week: the paths in the JSON report with the numbers that must stand there.
"""

import datetime
import json
import pathlib
import sys

BACK = 13
VERDICTS = ["refuted", "needs_context", "unverifiable", "supported"]


def day(text):
    return datetime.date.fromisoformat(text[:10])


def read(ledger, first, last):
    """Checks (moment, story) and decisions of the days from first to last; what was said twice on one day counts once."""
    checks, decisions, runs = [], [], []
    for file in sorted(pathlib.Path(ledger).glob("*/*.ndjson")):
        lines = [json.loads(line) for line in file.read_text().splitlines()]
        head = lines[0]
        if head["kind"] == "decision":
            if day(head["at"]) <= last:
                decisions.append(head)
        elif first <= day(head["at"]) <= last:
            runs.append((head["at"], {name: head[name] for name in head if name not in ("at", "stories")}, lines[1:]))
    seen = set()
    for at, head, stories in sorted(runs, key=lambda run: run[0]):
        for story in stories:
            said = json.dumps([at[:10], head, story])
            if said not in seen:
                checks.append((at, story))
            seen.add(said)
    checks.sort(key=lambda check: (check[0], check[1]["stage"] == "printed", check[1]["draft"]))
    decisions.sort(key=lambda one: one["at"])
    return checks, decisions


def measured(claim):
    names = ("kind", "reporter", "partner", "flow", "period", "compare")
    return tuple(claim[name] for name in names) + (claim.get("code", claim["commodity"]), claim["said"]["unit"])


def by_story(checks):
    stories = {}
    for at, story in checks:
        stories.setdefault(story["story"], []).append((day(at), story))
    return stories


def count(ledger, week):
    monday = datetime.date.fromisocalendar(int(week[:4]), int(week[6:]), 1)
    sunday = monday + datetime.timedelta(days=6)
    checks, decisions = read(ledger, monday - datetime.timedelta(weeks=BACK), sunday)
    stories = by_story(checks)
    within = lambda when: monday <= when <= sunday
    last = [one for one in ([s for d, s in story if within(d)][-1:] for story in stories.values()) if one]
    last = [one[0] for one in last]
    claims = [(story, claim) for story in last for claim in story["claims"]]

    def decided(story, claim):
        about = [d for d in decisions if d["story"] == story and d.get("claim", claim["id"]) == claim["id"]]
        about = [d for d in about if d["choice"] != "suppressed"]
        return about[-1] if about else None

    found = {
        "/now/stories": len(last),
        "/now/printed": sum(story["stage"] == "printed" for story in last),
        "/now/claims": len(claims),
        "/now/set_aside": sum(story.get("set_aside", 0) for story in last),
        "/records/runs": len({(at) for at, _ in checks if within(day(at))}),
        "/suppressions/claims": sum(claim.get("suppressed", False) for _, claim in claims),
    }
    for verdict in VERDICTS:
        found[f"/now/verdicts/{verdict}/of"] = sum(claim["verdict"] == verdict for _, claim in claims)
    for back in range(4):
        first = monday - datetime.timedelta(weeks=back + 1)
        end = first + datetime.timedelta(days=6)
        earlier = [[s for d, s in story if first <= d <= end][-1:] for story in stories.values()]
        earlier = [claim for one in earlier for story in one for claim in story["claims"]]
        found[f"/before/{back}/claims"] = len(earlier)
        found[f"/before/{back}/verdicts/refuted/of"] = sum(claim["verdict"] == "refuted" for claim in earlier)

    reasons = {}
    for _, claim in claims:
        reasons[claim["verdict"], claim["reason"]] = reasons.get((claim["verdict"], claim["reason"]), 0) + 1
    order = sorted(reasons, key=lambda key: (VERDICTS.index(key[0]), -reasons[key]))
    found["/reasons/0/claims"] = reasons[order[0]]
    found["/reasons/0/verdict"] = order[0][0]

    for name, side in (
        ("desk", lambda story, claim: story.get("desk", "")),
        ("language", lambda story, claim: claim.get("language", story["language"])),
        ("goods", lambda story, claim: claim["commodity"]),
        ("partner", lambda story, claim: claim["partner"] or ""),
    ):
        rows = {}
        for story, claim in claims:
            rows.setdefault(side(story, claim), []).append(claim)
        many = [row for row in rows.values() if len(row) >= 20]
        few = [claim for row in rows.values() if len(row) < 20 for claim in row]
        found[f"/tables/{name}/few_rows"] = len(rows) - len(many)
        found[f"/tables/{name}/few/claims" if few else f"/tables/{name}/few"] = len(few) if few else None
        if many:
            largest = max(many, key=len)
            found[f"/tables/{name}/rows/0/claims"] = len(largest)

    slips = {"draft": 0, "printed": 0}
    fates = {"mended": 0, "kept": 0, "wrong_reading": 0, "ignored": 0}
    printed, followed, refuted = 0, 0, {}
    for name, history in stories.items():
        seen = set()
        for when, story in history:
            for claim in story["claims"]:
                if claim["verdict"] == "refuted":
                    if within(when):
                        refuted[name, claim["id"]] = claim
                    if measured(claim) not in seen:
                        seen.add(measured(claim))
                        slips[story["stage"]] += within(when)
        at = next((n for n, (_, story) in enumerate(history) if story["stage"] == "printed"), None)
        if at is None or not within(history[at][0]):
            continue
        printed += 1
        followed += at > 0
        wrong = {}
        for _, story in history[:at]:
            for claim in story["claims"]:
                if claim["verdict"] == "refuted":
                    wrong.setdefault(measured(claim), claim)
        for key, claim in wrong.items():
            still = [c for c in history[at][1]["claims"] if measured(c) == key and c["verdict"] == "refuted"]
            said = (decided(name, still[0]) if still else None) or decided(name, claim)
            choice = said and said["choice"]
            if choice == "wrong_reading":
                fates["wrong_reading"] += 1
            elif not still:
                fates["mended"] += 1
            elif choice == "kept" and said.get("reason"):
                fates["kept"] += 1
            else:
                fates["ignored"] += 1
    found["/fates/printed"] = printed
    found["/fates/followed"] = followed
    found.update({f"/fates/refuted/{fate}": number for fate, number in fates.items()})
    choices = [decided(name, claim) for (name, _), claim in refuted.items()]
    choices = [one["choice"] for one in choices if one]
    found["/decisions/precision/all"] = len(choices)
    found["/decisions/precision/of"] = sum(choice != "wrong_reading" for choice in choices)
    found["/decisions/undecided/all"] = len(refuted)

    missing = {}
    for _, claim in claims:
        if claim["verdict"] == "unverifiable" and claim.get("gaps"):
            gap = claim["gaps"][0]
            key = gap["reporter"], gap["partner"], gap["commodity"]
            missing[key] = missing.get(key, 0) + 1
    if missing:
        found["/wants/0/claims"] = max(missing.values())
    return found, slips


if __name__ == "__main__":
    for week in sys.argv[2:]:
        found, slips = count(sys.argv[1], week)
        lengths = {"before_printing": slips["draft"], "after_printing": slips["printed"]}
        print(json.dumps(found | {f"/slips/{name}_count": number for name, number in lengths.items()}))
