from aftercare.safety_count import SESSIONS_TOGETHER, SafetyCount
from hypothesis import given
from hypothesis import strategies as st

TURNS = st.lists(st.tuples(st.booleans(), st.booleans()), max_size=400)


def test_the_sum_of_many_sessions_is_told_when_the_next_one_begins() -> None:
    count_of_safety = SafetyCount()
    told = [
        count_of_safety.add(opens_session=True, took_safety_path=number < 2)
        for number in range(SESSIONS_TOGETHER)
    ]
    assert set(told) == {None}
    assert count_of_safety.add(opens_session=False, took_safety_path=True) is None
    assert count_of_safety.add(opens_session=True, took_safety_path=True) == 3


@given(TURNS)
def test_nothing_is_told_of_fewer_sessions_than_promised(turns: list[tuple[bool, bool]]) -> None:
    count_of_safety, since = SafetyCount(), 0
    for opens, took in turns:
        told = count_of_safety.add(opens_session=opens, took_safety_path=took)
        if told is not None:
            assert opens
            assert since >= SESSIONS_TOGETHER
            since = 0
        since += opens


@given(TURNS)
def test_every_turn_is_told_of_once(turns: list[tuple[bool, bool]]) -> None:
    count_of_safety = SafetyCount()
    told = [count_of_safety.add(opens_session=opens, took_safety_path=took) for opens, took in turns]
    ending = [
        count_of_safety.add(opens_session=True, took_safety_path=False) for _ in range(SESSIONS_TOGETHER + 1)
    ]
    assert sum(filter(None, [*told, *ending])) == sum(took for _, took in turns)
