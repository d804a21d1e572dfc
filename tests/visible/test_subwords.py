"""Visible tests of the module subwords."""

from exercises import subwords
from llmlings.testing import about, check_close, check_kinds, check_rejects

FORMULA = "The score is count(pair) / (count(first) * count(second))."
OCCURRENCES = "A token counts wherever it occurs, in this pair or not, as often as its word occurs."
GREEDY = "The longest piece that fits is taken, from left to right, and never given back."
CONTINUES = "A piece that does not begin the word is looked up with ## in front."
EVERY_SPACE = "Every space becomes a mark, and one more mark goes in front."
ONE_MARK = "Only the first mark was put in front; all others were spaces."
SUM = "The largest sum of log-probabilities wins, wherever its pieces begin and however many they are."
TIE = "On an exact tie the segmentation with fewer pieces wins."


@about("wordpiece_scores")
def test_a_pair_that_occurs_once():
    """In one word of two tokens all three counts are 1, so the score is 1 / (1 * 1)."""
    check_close(subwords.wordpiece_scores({("h", "##i"): 1}), {("h", "##i"): 1.0})


@about("wordpiece_scores")
def test_a_rare_pair_can_have_the_highest_score():
    """The pair (t, ##o) occurs 6 times, but (q, ##u), whose tokens occur nowhere else, scores four times as much."""
    scores = subwords.wordpiece_scores({("t", "##o"): 6, ("t", "##a"): 2, ("q", "##u"): 2})
    check_close(scores, {("t", "##o"): 0.125, ("t", "##a"): 0.125, ("q", "##u"): 0.5}, because=FORMULA)


@about("wordpiece_scores")
def test_tokens_count_outside_of_pairs_too():
    """The word (o) has no pair, but it adds 3 to the count of o, so (o, ##n) scores 1 / (4 * 1)."""
    scores = subwords.wordpiece_scores({("o", "##n"): 1, ("o",): 3})
    check_close(scores, {("o", "##n"): 0.25}, because=OCCURRENCES)


@about("wordpiece_scores")
def test_every_position_counts():
    """The word (a, a, a) holds a three times and (a, a) twice, which gives 2 / (3 * 3)."""
    check_close(subwords.wordpiece_scores({("a", "a", "a"): 1}), {("a", "a"): 2 / 9})


@about("wordpiece_scores")
def test_a_token_and_its_continuation_are_two_tokens():
    """The tokens a and ##a are counted apart: 2 / (2 * 4) for (a, ##a) and 2 / (4 * 4) for (##a, ##a)."""
    scores = subwords.wordpiece_scores({("a", "##a", "##a"): 2})
    check_close(scores, {("a", "##a"): 0.25, ("##a", "##a"): 0.125})


@about("wordpiece_scores")
def test_the_scores_are_a_dict_of_floats():
    """The scores are a dict from pairs of strings to floats."""
    check_kinds(subwords.wordpiece_scores({("h", "##i"): 1}), {("h", "##i"): 1.0})


@about("wordpiece_split")
def test_a_known_word_is_one_piece():
    """A word that is in the vocabulary stays whole, although parts of it are there too."""
    check_close(subwords.wordpiece_split("play", ["pl", "##ay", "play"]), ["play"], because=GREEDY)


@about("wordpiece_split")
def test_a_piece_that_continues_the_word_is_marked():
    """The word "playing" is split into play and ##ing."""
    check_close(subwords.wordpiece_split("playing", ["play", "##ing", "##i"]), ["play", "##ing"], because=CONTINUES)


@about("wordpiece_split")
def test_the_longest_piece_is_taken_first():
    """In "unable" the piece una is longer than un, so ##ble is left, although un and ##able would fit too."""
    vocabulary = ["un", "##able", "##ble", "una"]
    check_close(subwords.wordpiece_split("unable", vocabulary), ["una", "##ble"], because=GREEDY)


@about("wordpiece_split")
def test_a_choice_is_not_taken_back():
    """After una nothing fits "ble", so the word is unknown, although un and ##able would have fit."""
    check_close(subwords.wordpiece_split("unable", ["un", "##able", "una"]), ["[UNK]"], because=GREEDY)


@about("wordpiece_split")
def test_a_piece_without_the_mark_only_begins_a_word():
    """The pieces in and to are known, but ##to is not, so "into" is unknown."""
    check_close(subwords.wordpiece_split("into", ["in", "to"]), ["[UNK]"], because=CONTINUES)


@about("wordpiece_split")
def test_another_unknown_token_can_be_given():
    """With the unknown token "?" a word without pieces gives ["?"]."""
    check_close(subwords.wordpiece_split("tea", ["te", "##i"], unknown="?"), ["?"])


@about("wordpiece_split")
def test_the_empty_word_has_no_pieces():
    """The empty word gives an empty list, and not the unknown token."""
    check_close(subwords.wordpiece_split("", ["a", "##b"]), [])


@about("wordpiece_split")
def test_the_pieces_are_a_list_of_strings():
    """The pieces are a list of strings."""
    check_kinds(subwords.wordpiece_split("playing", ["play", "##ing"]), ["play", "##ing"])


@about("mark_spaces")
def test_spaces_become_marks():
    """The text "I love AI" gets a mark in front and one for each space."""
    check_close(subwords.mark_spaces("I love AI"), "▁I▁love▁AI", because=EVERY_SPACE)


@about("mark_spaces")
def test_spaces_at_the_ends_and_in_a_row_are_marked():
    """Four spaces, one at each end and two in the middle, make five marks."""
    check_close(subwords.mark_spaces(" a  b "), "▁▁a▁▁b▁", because=EVERY_SPACE)


@about("mark_spaces")
def test_a_line_break_is_not_a_space():
    """A line break and an underscore stay as they are."""
    check_close(subwords.mark_spaces("a\nb_c d"), "▁a\nb_c▁d")


@about("mark_spaces")
def test_the_empty_text_gets_its_mark():
    """The empty text becomes a single mark."""
    check_close(subwords.mark_spaces(""), "▁", because=EVERY_SPACE)


@about("mark_spaces")
def test_the_marked_text_is_a_string():
    """The marked text is one string."""
    check_kinds(subwords.mark_spaces("I love AI"), "▁I▁love▁AI")


@about("unmark_spaces")
def test_marks_become_spaces():
    """The pieces ▁I, ▁love and ▁AI give "I love AI"."""
    check_close(subwords.unmark_spaces(["▁I", "▁love", "▁AI"]), "I love AI", because=ONE_MARK)


@about("unmark_spaces")
def test_pieces_may_be_cut_anywhere():
    """The pieces ▁I▁, lo, ve▁A and I give the same text."""
    check_close(subwords.unmark_spaces(["▁I▁", "lo", "ve▁A", "I"]), "I love AI", because=ONE_MARK)


@about("unmark_spaces")
def test_no_space_is_lost():
    """A piece may be a mark alone, and the spaces at the ends and in a row come back."""
    check_close(subwords.unmark_spaces(["▁", "▁a▁", "▁b", "▁"]), " a  b ", because=ONE_MARK)


@about("unmark_spaces")
def test_a_lone_mark_is_the_empty_text():
    """A single mark is what mark_spaces makes of the empty text."""
    check_close(subwords.unmark_spaces(["▁"]), "")


@about("unmark_spaces")
def test_the_text_is_a_string():
    """The text is one string."""
    check_kinds(subwords.unmark_spaces(["▁I", "▁love"]), "I love")


@about("unigram_split")
def test_one_piece_beats_two_that_sum_to_less():
    """The piece ab has -1.5, and a and b have -1 - 1 = -2."""
    check_close(subwords.unigram_split("ab", {"a": -1.0, "b": -1.0, "ab": -1.5}), ["ab"], because=SUM)


@about("unigram_split")
def test_two_pieces_beat_one_that_has_less():
    """The piece ab has -4, and a and b have -1 - 2 = -3."""
    check_close(subwords.unigram_split("ab", {"a": -1.0, "b": -2.0, "ab": -4.0}), ["a", "b"], because=SUM)


@about("unigram_split")
def test_the_sum_of_the_whole_text_counts():
    """The pieces abc and d have -1 - 6 = -7, and ab and cd, neither the longest nor the most probable, have -6."""
    log_probabilities = {"abc": -1.0, "d": -6.0, "ab": -3.0, "cd": -3.0, "a": -2.0, "bcd": -5.0}
    check_close(subwords.unigram_split("abcd", log_probabilities), ["ab", "cd"], because=SUM)


@about("unigram_split")
def test_fewer_pieces_win_a_tie():
    """The piece abc has -3, a and bc have -1 - 2 = -3, and a, b and c have -1 - 1 - 1 = -3."""
    log_probabilities = {"a": -1.0, "b": -1.0, "c": -1.0, "bc": -2.0, "abc": -3.0}
    check_close(subwords.unigram_split("abc", log_probabilities), ["abc"], because=TIE)


@about("unigram_split", weight=2)
def test_no_other_rule_decides_a_tie():
    """Four ways of cutting "abcdef" sum to -6, and only abc and def are two pieces."""
    pieces = ["a", "b", "f", "cd", "ef", "abc", "def", "bcde", "cdef"]
    log_probabilities = {piece: -float(len(piece)) for piece in pieces}
    check_close(subwords.unigram_split("abcdef", log_probabilities), ["abc", "def"], because=TIE)


@about("unigram_split")
def test_a_dead_end_is_left_out():
    """After ab nothing fits the c, so a and bc are the only way."""
    check_close(subwords.unigram_split("abc", {"ab": -1.0, "a": -2.0, "bc": -2.0}), ["a", "bc"])


@about("unigram_split")
def test_the_empty_text_needs_no_pieces():
    """The empty text gives an empty list."""
    check_close(subwords.unigram_split("", {"a": -1.0}), [])


@about("unigram_split")
def test_a_text_without_a_segmentation_is_refused():
    """No known piece holds a c, so "abc" raises a ValueError."""
    check_rejects(subwords.unigram_split, "abc", {"a": -1.0, "b": -1.0, "ab": -1.0})


@about("unigram_split")
def test_the_best_pieces_are_a_list_of_strings():
    """The pieces are a list of strings."""
    check_kinds(subwords.unigram_split("ab", {"a": -1.0, "b": -1.0}), ["a", "b"])


# Of these 60 letters there are more than 10 ** 15 segmentations.
@about("unigram_split", seconds=5)
def test_sixty_letters_are_not_tried_in_every_way():
    """Sixty times the letter a is best cut into thirty times aa, which is found without trying all segmentations."""
    split = subwords.unigram_split("a" * 60, {"a": -2.0, "aa": -3.0, "aaa": -6.0})
    check_close(split, ["aa"] * 30, because=SUM)


@about("unigram_em_step", weight=2)
def test_where_there_is_one_cut_words_are_counted():
    """Words that are pieces themselves, one twice and one once, give two thirds and one third."""
    check_close(
        subwords.unigram_em_step({"a": 2, "b": 1}, {"a": 0.25, "b": 0.75}),
        {"a": 2 / 3, "b": 1 / 3},
        because="The only cut of a word has a share of 1, whatever its probability.",
    )


@about("unigram_em_step", weight=2)
def test_the_cuts_of_a_word_share_its_count():
    """The lesson's example: one piece has a share of 5/6, two pieces one of 1/6."""
    check_close(
        subwords.unigram_em_step({"un": 3, "an": 1}, dict.fromkeys(["un", "an", "n", "u", "a"], 0.2)),
        {"un": 15 / 28, "an": 5 / 28, "n": 4 / 28, "u": 3 / 28, "a": 1 / 28},
        because="0.2 / (0.2 + 0.04) = 5/6. The counts are 15/6, 5/6, 4/6, 3/6 and 1/6.",
    )


@about("unigram_em_step")
def test_a_piece_counts_as_often_as_a_cut_holds_it():
    """Two cuts of aa have the share 1/2, and one of them holds a twice."""
    check_close(
        subwords.unigram_em_step({"aa": 1}, {"a": 0.5, "aa": 0.25}),
        {"a": 2 / 3, "aa": 1 / 3},
        because="0.5 * 0.5 = 0.25, so both cuts have the share 1/2. The counts are 1 and 1/2.",
    )


@about("unigram_em_step")
def test_a_piece_that_no_cut_holds_stays_with_0():
    """The piece z is in no word: it is in the result, with a probability of 0."""
    check_close(subwords.unigram_em_step({"a": 1}, {"a": 0.5, "z": 0.5}), {"a": 1.0, "z": 0.0})


@about("unigram_em_step")
def test_a_word_that_no_pieces_spell_is_refused():
    """The word ab cannot be cut when b is unknown."""
    check_rejects(subwords.unigram_em_step, {"ab": 1}, {"a": 1.0})


@about("unigram_em_step")
def test_new_probabilities_are_floats_in_a_dict():
    """The result is a dict of str and float."""
    check_kinds(subwords.unigram_em_step({"a": 1}, {"a": 1.0}), {"a": 1.0})
