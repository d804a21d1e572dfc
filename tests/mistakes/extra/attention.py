"""Known mistakes of the extras of the module attention."""

import numpy as np

from llmlings.testing import mistake


def _longer(key, value, cached_keys, cached_values):
    return np.vstack([cached_keys, key]), np.vstack([cached_values, value])


@mistake("attend_with_cache")
def leaves_the_new_position_out(query, key, value, cached_keys, cached_values):
    """You attend before the new key and value are in the cache; a position sees itself too."""
    keys, values = _longer(key, value, cached_keys, cached_values)
    return attention(query[np.newaxis], cached_keys, cached_values)[0], keys, values


@mistake("attend_with_cache")
def puts_the_new_position_first(query, key, value, cached_keys, cached_values):
    """You put the new key and value in front of the cache; they come last, as the position does in the text."""
    keys, values = _longer(cached_keys, cached_values, key, value)
    return attention(query[np.newaxis], keys, values)[0], keys, values


@mistake("attend_with_cache")
def keeps_the_query_for_the_key(query, key, value, cached_keys, cached_values):
    """You put the query into the cache; later positions look at the key, and no query is needed again."""
    keys, values = _longer(query, value, cached_keys, cached_values)
    return attention(query[np.newaxis], keys, values)[0], keys, values


@mistake("attend_with_cache")
def returns_the_old_cache(query, key, value, cached_keys, cached_values):
    """You give the cache back as it was; the next position needs it with the new key and value."""
    keys, values = _longer(key, value, cached_keys, cached_values)
    return attention(query[np.newaxis], keys, values)[0], cached_keys, cached_values


@mistake("attend_with_cache")
def forgets_to_scale_with_a_cache(query, key, value, cached_keys, cached_values):
    """You do not divide the scores by sqrt(d); the new query attends as any other does."""
    keys, values = _longer(key, value, cached_keys, cached_values)
    return attention(np.sqrt(len(query)) * query[np.newaxis], keys, values)[0], keys, values
