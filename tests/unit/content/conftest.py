"""A small tree of content that is in order, to make mistakes in."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from workbench.content.generate.generated_files import checked_content
from workbench.content.read.problem import ContentError, ContentProblem

EN = "content/en-US"
INTENTS = f"{EN}/intents.yaml"
MAPLE = "corpus/en-US/maple.txt"

FILES = {
    INTENTS: """
        driving: {kind: answer, here: cars}
        sleep_rest: {kind: answer, here: sleep, elsewhere: "a nap at work: `work`"}
        sleep: {kind: answer, here: words}
        rest: {kind: answer, here: words}
        home: {kind: answer, here: words}
        breathe: {kind: command, here: start, slots: [pattern, minutes]}
        breathe.control: {kind: command, here: steer, slots: [action]}
        stop: {kind: command, here: stop}
        journal.next: {kind: command, here: another}
        more: {kind: command, here: another}
        crisis: {kind: safety, here: despair}
        """,
    f"{EN}/clinic.yaml": """
        name: Harbor Clinic
        phone: "(555) 010-0100"
        skill_name: harbor companion
        time_zone: America/Denver
        privacy_url: https://harbor.example/privacy
        """,
    f"{EN}/safety.yaml": """
        numbers:
          crisis: "988"
          emergency: "911"
        """,
    f"{EN}/language/in_context.yaml": """
        unfinished:
          endings: [i]
          most: 5
        """,
    f"{EN}/triage/plain.yaml": """
        emergency: [can not breathe]
        crisis: [want to die]
        """,
    f"{EN}/triage/word_lists.yaml": """
        pills: [pill, pills, tablets]
        """,
    f"{EN}/triage/frames.yaml": """
        told: ["{s}"]
        taken_back: ["i never said {s}"]
        """,
    f"{EN}/triage/home.yaml": """
        too_many:
          name: took too many
          level: emergency
          heard: ["took too many {pills}"]
          say: Call {emergency_number} now. Stay with someone.
          source: the label
          confidence: high
        """,
    f"{EN}/handout.yaml": """
        waits: [driving]
        helps: [sleep_rest]
        signs: [driving]
        asked: [sleep_rest]
        """,
    f"{EN}/sources.yaml": """
        label:
          name: the drug label
          kind: drug_label
          reference: section 5
        """,
    f"{EN}/times.yaml": """
        wait:
          at_least: 24 hours
          about: driving
          sources: [label]
        """,
    f"{EN}/manifest.yaml": """
        example_phrases: [can i drive, to start box]
        manifest: {manifestVersion: "1.0"}
        """,
    f"{EN}/common_questions.yaml": """
        - driving
        - sleep_rest
        - sleep
        - rest
        - home
        """,
    f"{EN}/strings/session.yaml": """
        goodbye: Take good care.
        menu: You can ask {clinic_name}.
        """,
    f"{EN}/prompts/rest.yaml": """
        title: Rest
        spoken: rest
        prompts:
          - id: rest.today
            weight: gentle
            text: What felt restful today?
          - id: rest.hard
            weight: heavy
            text: What keeps you from rest?
            way_out: You can name one soft thing instead.
        """,
    f"{EN}/breathing.yaml": """
        tones:
          in: {pitch: "+6%"}
        """,
    f"{EN}/cue_lengths.yaml": """
        In.: 900
        """,
    f"{EN}/patterns/box.yaml": """
        spoken: box breathing
        about: In, hold, out and hold.
        names: [box, square breathing]
        default: true
        phases:
          - {kind: in, seconds: 4, first_cue: Breathe in., cue: In.}
          - {kind: out, seconds: 5.5, first_cue: Breathe out., cue: And out.}
        """,
    MAPLE: """
        voices: a tree that is in order

        [driving]
        can i drive
        when may i drive again

        [sleep_rest]
        can i take a nap

        [sleep]
        how long should i sleep

        [rest]
        should i rest all day

        [home]
        who takes me home

        [breathe]
        help me breathe
        do box for five minutes

        [breathe.control]
        a little slower please

        [stop]
        that's enough

        [journal.next]
        another one
        a new prompt

        [more]
        tell me more

        [crisis]
        # as it is said at night
        i don't want to wake up

        [look_alike none]
        i'm dying for a pizza

        [look_alike driving]
        i'm not suicidal i want to know if i can drive

        [unrelated]
        what's the weather
        """,
    f"{EN}/model/built_ins.yaml": """
        AMAZON.StopIntent: {meaning: stop, takes_all_of: stop}
        AMAZON.NextIntent:
          meaning: next
          takes_from: [journal.next]
          samples: [next, another one]
        AMAZON.FallbackIntent: {meaning: null}
        """,
    f"{EN}/model/commands.yaml": """
        breathe:
          slots: {pattern: PATTERN, minutes: AMAZON.DURATION}
          samples:
            - "start {pattern}"
        breathe.control:
          slots: {action: ACTION}
          samples:
            - "{action}"
        """,
    f"{EN}/model/slot_types/action.yaml": """
        slower: [slower, a bit slower]
        longer: [longer]
        """,
    f"{EN}/model/carriers.yaml": """
        fillers: [um]
        endings: [please]
        leads:
          i: []
          can i: [may i]
        tails:
          tonight: []
        """,
}

LANGUAGE = Path(__file__).parents[3] / EN / "language"
LONG = {
    "concepts": "food: [bread]\n",
    "signs": "crisis: [kill myself]\n",
    "spoken": "{fillers: [um], contractions: {im: i am}, mangled: {tms: [tee em ess]}}\n",
}
"""Files of thousands of words, of which a few are enough here."""

TOPIC = """
title: {title}
question: When can I {title}?
short: Wait until tomorrow.
more: Waiting is safer, even if you feel clear.
call_clinic: If you are unsure, call {{clinic_name}}.
evidence: The drug label says so.
sources: [label]
next: [{next}]
reviewed: null
tell_clinic: Say when you were treated.
companion: A companion can stay with you for {{wait}}.
"""

TOPICS = ("driving", "sleep_rest", "sleep", "rest", "home")


class Tree:
    """Content under a folder of its own, that can be changed and checked."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for path, text in FILES.items():
            self.write(path, dedent(text).lstrip())
        for file in LANGUAGE.glob("*.yaml"):
            text = LONG.get(file.stem) or file.read_text(encoding="utf-8")
            if not (self.root / f"{EN}/language/{file.name}").exists():
                self.write(f"{EN}/language/{file.name}", text)
        for topic, following in zip(TOPICS, (*TOPICS[1:], TOPICS[0]), strict=True):
            words = TOPIC.format(title=topic.replace("_", " "), next=following)
            self.write(f"{EN}/topics/{topic}.yaml", words.lstrip())

    def write(self, path: str, text: str) -> None:
        """Write a file below the root."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        """Change words that are in a file."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text
        self.write(path, text.replace(old, new, 1))

    def problems(self, clinic: str | None = None) -> tuple[ContentProblem, ...]:
        """Return what stops the build, of the base or of a clinic's overlay."""
        try:
            checked_content(self.root, clinic)
        except ContentError as error:
            return error.problems
        return ()

    def printed(self, clinic: str | None = None) -> list[str]:
        """Return the problems as they are printed."""
        return [str(problem) for problem in self.problems(clinic)]


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return Tree(tmp_path)
