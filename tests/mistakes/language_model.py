"""Known mistakes of the module language_model: below each function's checks, which are given."""

from llmlings.testing import mistake


@mistake("LanguageModel.train")
def a_context_of_one_id(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    """You accept a context of a single id, in which nothing can be predicted from anything; the docstring raises a
    ValueError that names context_length.
    """
    if not text:
        raise ValueError("text must not be empty")
    if context_length < 2:
        context_length = 2
    if steps < 0:
        raise ValueError("steps must be 0 or more")
    merges = bpe.train_bpe(text, num_merges)
    end_id = 256 + len(merges)
    ids = np.array([end_id, *bpe.encode(text, merges), end_id])
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        model = transformer.TransformerLM(end_id + 1, width, num_heads, num_layers, context_length)
        optimizer = torch.optim.AdamW(model.parameters(), lr=0.003)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps))
        for _ in range(steps):
            starts = torch.randint(max(0, len(ids) - context_length) + 1, (16,)).tolist()
            windows = [ids[start : start + context_length] for start in starts]
            transformer.train_step(model, optimizer, *_batch(windows, end_id))
            schedule.step()
    return cls(model, merges)


@mistake("LanguageModel.train")
def a_short_text_has_no_window(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    """A text that is shorter than the context has no place for a window in your training, and an error comes of it; then
    the whole sequence is the window.
    """
    if not text:
        raise ValueError("text must not be empty")
    if context_length < 2:
        raise ValueError("context_length must be at least 2")
    if steps < 0:
        raise ValueError("steps must be 0 or more")
    merges = bpe.train_bpe(text, num_merges)
    end_id = 256 + len(merges)
    ids = np.array([end_id, *bpe.encode(text, merges), end_id])
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        model = transformer.TransformerLM(end_id + 1, width, num_heads, num_layers, context_length)
        optimizer = torch.optim.AdamW(model.parameters(), lr=0.003)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps))
        for _ in range(steps):
            starts = torch.randint(len(ids) - context_length + 1, (16,)).tolist()
            windows = [ids[start : start + context_length] for start in starts]
            transformer.train_step(model, optimizer, *_batch(windows, end_id))
            schedule.step()
    return cls(model, merges)


@mistake("LanguageModel.train")
def an_empty_text_is_trained_on(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    """You train on an empty text, from which there is nothing to learn; the docstring raises a ValueError that names
    text.
    """
    if not text:
        pass
    if context_length < 2:
        raise ValueError("context_length must be at least 2")
    if steps < 0:
        raise ValueError("steps must be 0 or more")
    merges = bpe.train_bpe(text, num_merges)
    end_id = 256 + len(merges)
    ids = np.array([end_id, *bpe.encode(text, merges), end_id])
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        model = transformer.TransformerLM(end_id + 1, width, num_heads, num_layers, context_length)
        optimizer = torch.optim.AdamW(model.parameters(), lr=0.003)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps))
        for _ in range(steps):
            starts = torch.randint(max(0, len(ids) - context_length) + 1, (16,)).tolist()
            windows = [ids[start : start + context_length] for start in starts]
            transformer.train_step(model, optimizer, *_batch(windows, end_id))
            schedule.step()
    return cls(model, merges)


@mistake("LanguageModel.train")
def context_has_one_place_more(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    """Your model has a context of one id more than was asked for; the windows have context_length ids, and so has the
    context.
    """
    if not text:
        raise ValueError("text must not be empty")
    if context_length < 2:
        raise ValueError("context_length must be at least 2")
    if steps < 0:
        raise ValueError("steps must be 0 or more")
    merges = bpe.train_bpe(text, num_merges)
    end_id = 256 + len(merges)
    ids = np.array([end_id, *bpe.encode(text, merges), end_id])
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        model = transformer.TransformerLM(end_id + 1, width, num_heads, num_layers, context_length + 1)
        optimizer = torch.optim.AdamW(model.parameters(), lr=0.003)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps))
        for _ in range(steps):
            starts = torch.randint(max(0, len(ids) - context_length) + 1, (16,)).tolist()
            windows = [ids[start : start + context_length] for start in starts]
            transformer.train_step(model, optimizer, *_batch(windows, end_id))
            schedule.step()
    return cls(model, merges)


@mistake("LanguageModel.train")
def encodes_without_the_merges(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    """You learn merges but encode the text without them, so the model never sees the ids of the merges; encode with the
    merges that you have learned.
    """
    if not text:
        raise ValueError("text must not be empty")
    if context_length < 2:
        raise ValueError("context_length must be at least 2")
    if steps < 0:
        raise ValueError("steps must be 0 or more")
    merges = bpe.train_bpe(text, num_merges)
    end_id = 256 + len(merges)
    ids = np.array([end_id, *bpe.encode(text, []), end_id])
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        model = transformer.TransformerLM(end_id + 1, width, num_heads, num_layers, context_length)
        optimizer = torch.optim.AdamW(model.parameters(), lr=0.003)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps))
        for _ in range(steps):
            starts = torch.randint(max(0, len(ids) - context_length) + 1, (16,)).tolist()
            windows = [ids[start : start + context_length] for start in starts]
            transformer.train_step(model, optimizer, *_batch(windows, end_id))
            schedule.step()
    return cls(model, merges)


@mistake("LanguageModel.train")
def learns_too_slowly(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    """Your learning rate is a hundred times too small for so few steps; it should grow to 0.003 and then fall."""
    if not text:
        raise ValueError("text must not be empty")
    if context_length < 2:
        raise ValueError("context_length must be at least 2")
    if steps < 0:
        raise ValueError("steps must be 0 or more")
    merges = bpe.train_bpe(text, num_merges)
    end_id = 256 + len(merges)
    ids = np.array([end_id, *bpe.encode(text, merges), end_id])
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        model = transformer.TransformerLM(end_id + 1, width, num_heads, num_layers, context_length)
        optimizer = torch.optim.AdamW(model.parameters(), lr=0.00003)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps))
        for _ in range(steps):
            starts = torch.randint(max(0, len(ids) - context_length) + 1, (16,)).tolist()
            windows = [ids[start : start + context_length] for start in starts]
            transformer.train_step(model, optimizer, *_batch(windows, end_id))
            schedule.step()
    return cls(model, merges)


@mistake("LanguageModel.train")
def merges_are_forgotten(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    """You learn no merges: your ids are bytes alone, whatever num_merges says."""
    if not text:
        raise ValueError("text must not be empty")
    if context_length < 2:
        raise ValueError("context_length must be at least 2")
    if steps < 0:
        raise ValueError("steps must be 0 or more")
    merges = bpe.train_bpe(text, 0 * num_merges)
    end_id = 256 + len(merges)
    ids = np.array([end_id, *bpe.encode(text, merges), end_id])
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        model = transformer.TransformerLM(end_id + 1, width, num_heads, num_layers, context_length)
        optimizer = torch.optim.AdamW(model.parameters(), lr=0.003)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps))
        for _ in range(steps):
            starts = torch.randint(max(0, len(ids) - context_length) + 1, (16,)).tolist()
            windows = [ids[start : start + context_length] for start in starts]
            transformer.train_step(model, optimizer, *_batch(windows, end_id))
            schedule.step()
    return cls(model, merges)


@mistake("LanguageModel.train")
def negative_steps_are_none(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    """You take a negative number of steps for none at all; the docstring raises a ValueError that names steps."""
    if not text:
        raise ValueError("text must not be empty")
    if context_length < 2:
        raise ValueError("context_length must be at least 2")
    if steps < 0:
        steps = 0
    merges = bpe.train_bpe(text, num_merges)
    end_id = 256 + len(merges)
    ids = np.array([end_id, *bpe.encode(text, merges), end_id])
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        model = transformer.TransformerLM(end_id + 1, width, num_heads, num_layers, context_length)
        optimizer = torch.optim.AdamW(model.parameters(), lr=0.003)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps))
        for _ in range(steps):
            starts = torch.randint(max(0, len(ids) - context_length) + 1, (16,)).tolist()
            windows = [ids[start : start + context_length] for start in starts]
            transformer.train_step(model, optimizer, *_batch(windows, end_id))
            schedule.step()
    return cls(model, merges)


@mistake("LanguageModel.train")
def never_trains(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    """You never train: the model comes back as it was drawn."""
    if not text:
        raise ValueError("text must not be empty")
    if context_length < 2:
        raise ValueError("context_length must be at least 2")
    if steps < 0:
        raise ValueError("steps must be 0 or more")
    merges = bpe.train_bpe(text, num_merges)
    end_id = 256 + len(merges)
    ids = np.array([end_id, *bpe.encode(text, merges), end_id])
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        model = transformer.TransformerLM(end_id + 1, width, num_heads, num_layers, context_length)
        optimizer = torch.optim.AdamW(model.parameters(), lr=0.003)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps))
        for _ in range(0):
            starts = torch.randint(max(0, len(ids) - context_length) + 1, (16,)).tolist()
            windows = [ids[start : start + context_length] for start in starts]
            transformer.train_step(model, optimizer, *_batch(windows, end_id))
            schedule.step()
    return cls(model, merges)


@mistake("LanguageModel.train")
def no_id_for_the_end(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    """Your model has one id too few: 256 bytes and the merges, but none for the end of a text."""
    if not text:
        raise ValueError("text must not be empty")
    if context_length < 2:
        raise ValueError("context_length must be at least 2")
    if steps < 0:
        raise ValueError("steps must be 0 or more")
    merges = bpe.train_bpe(text, num_merges)
    end_id = 256 + len(merges)
    ids = np.array([end_id, *bpe.encode(text, merges), end_id])
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        model = transformer.TransformerLM(end_id, width, num_heads, num_layers, context_length)
        optimizer = torch.optim.AdamW(model.parameters(), lr=0.003)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps))
        for _ in range(steps):
            starts = torch.randint(max(0, len(ids) - context_length) + 1, (16,)).tolist()
            windows = [ids[start : start + context_length] for start in starts]
            transformer.train_step(model, optimizer, *_batch(windows, end_id))
            schedule.step()
    return cls(model, merges)


@mistake("LanguageModel.train")
def one_head_whatever_is_asked(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    """You do not pass num_heads on to the model."""
    if not text:
        raise ValueError("text must not be empty")
    if context_length < 2:
        raise ValueError("context_length must be at least 2")
    if steps < 0:
        raise ValueError("steps must be 0 or more")
    merges = bpe.train_bpe(text, num_merges)
    end_id = 256 + len(merges)
    ids = np.array([end_id, *bpe.encode(text, merges), end_id])
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        model = transformer.TransformerLM(end_id + 1, width, 1, num_layers, context_length)
        optimizer = torch.optim.AdamW(model.parameters(), lr=0.003)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps))
        for _ in range(steps):
            starts = torch.randint(max(0, len(ids) - context_length) + 1, (16,)).tolist()
            windows = [ids[start : start + context_length] for start in starts]
            transformer.train_step(model, optimizer, *_batch(windows, end_id))
            schedule.step()
    return cls(model, merges)


@mistake("LanguageModel.train")
def plain_gradient_descent(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    """You train by plain gradient descent, which at this rate gets nowhere in so few steps; the docstring has AdamW."""
    if not text:
        raise ValueError("text must not be empty")
    if context_length < 2:
        raise ValueError("context_length must be at least 2")
    if steps < 0:
        raise ValueError("steps must be 0 or more")
    merges = bpe.train_bpe(text, num_merges)
    end_id = 256 + len(merges)
    ids = np.array([end_id, *bpe.encode(text, merges), end_id])
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        model = transformer.TransformerLM(end_id + 1, width, num_heads, num_layers, context_length)
        optimizer = torch.optim.SGD(model.parameters(), lr=0.003)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps))
        for _ in range(steps):
            starts = torch.randint(max(0, len(ids) - context_length) + 1, (16,)).tolist()
            windows = [ids[start : start + context_length] for start in starts]
            transformer.train_step(model, optimizer, *_batch(windows, end_id))
            schedule.step()
    return cls(model, merges)


@mistake("LanguageModel.train")
def sizes_below_1_become_1(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    """You raise a width or a number of layers below 1 to 1; the docstring raises a ValueError that names the argument,
    as the model's constructor does.
    """
    if not text:
        raise ValueError("text must not be empty")
    if context_length < 2:
        raise ValueError("context_length must be at least 2")
    if steps < 0:
        raise ValueError("steps must be 0 or more")
    merges = bpe.train_bpe(text, num_merges)
    end_id = 256 + len(merges)
    ids = np.array([end_id, *bpe.encode(text, merges), end_id])
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        model = transformer.TransformerLM(
            end_id + 1, max(1, width), num_heads if width > 0 else 1, max(1, num_layers), context_length
        )
        optimizer = torch.optim.AdamW(model.parameters(), lr=0.003)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps))
        for _ in range(steps):
            starts = torch.randint(max(0, len(ids) - context_length) + 1, (16,)).tolist()
            windows = [ids[start : start + context_length] for start in starts]
            transformer.train_step(model, optimizer, *_batch(windows, end_id))
            schedule.step()
    return cls(model, merges)


@mistake("LanguageModel.train")
def the_end_is_never_learned(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    """No end id stands behind the text that you train on, so the model never learns that a text ends; the sequence
    closes with end_id.
    """
    if not text:
        raise ValueError("text must not be empty")
    if context_length < 2:
        raise ValueError("context_length must be at least 2")
    if steps < 0:
        raise ValueError("steps must be 0 or more")
    merges = bpe.train_bpe(text, num_merges)
    end_id = 256 + len(merges)
    ids = np.array([end_id, *bpe.encode(text, merges)])
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        model = transformer.TransformerLM(end_id + 1, width, num_heads, num_layers, context_length)
        optimizer = torch.optim.AdamW(model.parameters(), lr=0.003)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps))
        for _ in range(steps):
            starts = torch.randint(max(0, len(ids) - context_length) + 1, (16,)).tolist()
            windows = [ids[start : start + context_length] for start in starts]
            transformer.train_step(model, optimizer, *_batch(windows, end_id))
            schedule.step()
    return cls(model, merges)


@mistake("LanguageModel.train")
def the_first_token_is_never_learned(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    """No end id stands before the text that you train on, so nothing has ever been predicted from it and the first token
    of a text comes as a surprise; the sequence begins with end_id.
    """
    if not text:
        raise ValueError("text must not be empty")
    if context_length < 2:
        raise ValueError("context_length must be at least 2")
    if steps < 0:
        raise ValueError("steps must be 0 or more")
    merges = bpe.train_bpe(text, num_merges)
    end_id = 256 + len(merges)
    ids = np.array([*bpe.encode(text, merges), end_id])
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        model = transformer.TransformerLM(end_id + 1, width, num_heads, num_layers, context_length)
        optimizer = torch.optim.AdamW(model.parameters(), lr=0.003)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps))
        for _ in range(steps):
            starts = torch.randint(max(0, len(ids) - context_length) + 1, (16,)).tolist()
            windows = [ids[start : start + context_length] for start in starts]
            transformer.train_step(model, optimizer, *_batch(windows, end_id))
            schedule.step()
    return cls(model, merges)


@mistake("LanguageModel.train")
def the_generator_of_torch_is_left_reseeded(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    """You seed PyTorch's own generator and leave it like that, so that whoever draws after your training draws by your
    seed; put its state back, or seed within fork_rng.
    """
    if not text:
        raise ValueError("text must not be empty")
    if context_length < 2:
        raise ValueError("context_length must be at least 2")
    if steps < 0:
        raise ValueError("steps must be 0 or more")
    merges = bpe.train_bpe(text, num_merges)
    end_id = 256 + len(merges)
    ids = np.array([end_id, *bpe.encode(text, merges), end_id])
    if True:
        torch.manual_seed(seed)
        model = transformer.TransformerLM(end_id + 1, width, num_heads, num_layers, context_length)
        optimizer = torch.optim.AdamW(model.parameters(), lr=0.003)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps))
        for _ in range(steps):
            starts = torch.randint(max(0, len(ids) - context_length) + 1, (16,)).tolist()
            windows = [ids[start : start + context_length] for start in starts]
            transformer.train_step(model, optimizer, *_batch(windows, end_id))
            schedule.step()
    return cls(model, merges)


@mistake("LanguageModel.train")
def the_model_is_drawn_before_the_seed(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    """You seed the generator after the model has been made, so its first parameters depend on what was drawn before;
    seed first.
    """
    if not text:
        raise ValueError("text must not be empty")
    if context_length < 2:
        raise ValueError("context_length must be at least 2")
    if steps < 0:
        raise ValueError("steps must be 0 or more")
    merges = bpe.train_bpe(text, num_merges)
    end_id = 256 + len(merges)
    ids = np.array([end_id, *bpe.encode(text, merges), end_id])
    with torch.random.fork_rng(devices=[]):
        model = transformer.TransformerLM(end_id + 1, width, num_heads, num_layers, context_length)
        torch.manual_seed(seed)
        optimizer = torch.optim.AdamW(model.parameters(), lr=0.003)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps))
        for _ in range(steps):
            starts = torch.randint(max(0, len(ids) - context_length) + 1, (16,)).tolist()
            windows = [ids[start : start + context_length] for start in starts]
            transformer.train_step(model, optimizer, *_batch(windows, end_id))
            schedule.step()
    return cls(model, merges)


@mistake("LanguageModel.train")
def the_seed_is_not_used(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    """Your model is the same whatever the seed: the argument is not used."""
    if not text:
        raise ValueError("text must not be empty")
    if context_length < 2:
        raise ValueError("context_length must be at least 2")
    if steps < 0:
        raise ValueError("steps must be 0 or more")
    merges = bpe.train_bpe(text, num_merges)
    end_id = 256 + len(merges)
    ids = np.array([end_id, *bpe.encode(text, merges), end_id])
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        model = transformer.TransformerLM(end_id + 1, width, num_heads, num_layers, context_length)
        optimizer = torch.optim.AdamW(model.parameters(), lr=0.003)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps))
        for _ in range(steps):
            starts = torch.randint(max(0, len(ids) - context_length) + 1, (16,)).tolist()
            windows = [ids[start : start + context_length] for start in starts]
            transformer.train_step(model, optimizer, *_batch(windows, end_id))
            schedule.step()
    return cls(model, merges)


@mistake("LanguageModel.train")
def trains_on_the_beginning_alone(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    """All your windows start at the beginning of the text, so the rest of it is never read; each window starts at a
    random place.
    """
    if not text:
        raise ValueError("text must not be empty")
    if context_length < 2:
        raise ValueError("context_length must be at least 2")
    if steps < 0:
        raise ValueError("steps must be 0 or more")
    merges = bpe.train_bpe(text, num_merges)
    end_id = 256 + len(merges)
    ids = np.array([end_id, *bpe.encode(text, merges), end_id])
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        model = transformer.TransformerLM(end_id + 1, width, num_heads, num_layers, context_length)
        optimizer = torch.optim.AdamW(model.parameters(), lr=0.003)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps))
        for _ in range(steps):
            starts = [0] * 16
            windows = [ids[start : start + context_length] for start in starts]
            transformer.train_step(model, optimizer, *_batch(windows, end_id))
            schedule.step()
    return cls(model, merges)


@mistake("LanguageModel.train")
def vocabulary_of_the_merges_asked_for(cls, text, *, num_merges, width, num_heads, num_layers, context_length, steps, seed):
    """You size the vocabulary by num_merges, but a short text may have fewer pairs to merge; count the merges that came
    out.
    """
    if not text:
        raise ValueError("text must not be empty")
    if context_length < 2:
        raise ValueError("context_length must be at least 2")
    if steps < 0:
        raise ValueError("steps must be 0 or more")
    if num_merges < 0:
        raise ValueError("num_merges must be 0 or more")
    merges = bpe.train_bpe(text, num_merges)
    end_id = 256 + len(merges)
    ids = np.array([end_id, *bpe.encode(text, merges), end_id])
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        model = transformer.TransformerLM(257 + num_merges, width, num_heads, num_layers, context_length)
        optimizer = torch.optim.AdamW(model.parameters(), lr=0.003)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps))
        for _ in range(steps):
            starts = torch.randint(max(0, len(ids) - context_length) + 1, (16,)).tolist()
            windows = [ids[start : start + context_length] for start in starts]
            transformer.train_step(model, optimizer, *_batch(windows, end_id))
            schedule.step()
    return cls(model, merges)


@mistake("LanguageModel.generate")
def a_negative_number_of_tokens_is_none(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    """You take a negative max_new_tokens for 0; the docstring refuses it, as generation.generate does."""
    prompt_ids = [self.end_id, *bpe.encode(prompt, self.merges)]

    def next_logits(ids):
        return self.model(torch.tensor([ids]))[0, -1].double().numpy()

    rng = None if seed is None else np.random.default_rng(seed)
    ids = generation.generate(
        next_logits, prompt_ids, max(0, max_new_tokens), self.end_id, self.model.context_length, rng, temperature
    )
    return bpe.decode([token for token in ids if token != self.end_id], self.merges)


@mistake("LanguageModel.generate")
def a_new_generator_for_each_token(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    """You make a generator from the seed anew for each token, so every token is drawn with the same number; make it once
    and go on drawing from it.
    """
    prompt_ids = [self.end_id, *bpe.encode(prompt, self.merges)]

    def next_logits(ids):
        return self.model(torch.tensor([ids]))[0, -1].double().numpy()

    rng = None if seed is None else np.random.default_rng(seed)
    ids = generation.generate(next_logits, prompt_ids, min(0, max_new_tokens), temperature=temperature)
    for _ in range(max_new_tokens):
        rng = None if seed is None else np.random.default_rng(seed)
        ids = generation.generate(next_logits, ids, 1, self.end_id, self.model.context_length, rng, temperature)
        if ids[-1] == self.end_id:
            break
    return bpe.decode([token for token in ids if token != self.end_id], self.merges)


@mistake("LanguageModel.generate")
def a_seed_of_0_is_none(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    """You take a seed of 0 for no seed, since 0 counts as false; ask whether it is None."""
    prompt_ids = [self.end_id, *bpe.encode(prompt, self.merges)]

    def next_logits(ids):
        return self.model(torch.tensor([ids]))[0, -1].double().numpy()

    rng = None if not seed else np.random.default_rng(seed)
    ids = generation.generate(
        next_logits, prompt_ids, max_new_tokens, self.end_id, self.model.context_length, rng, temperature
    )
    return bpe.decode([token for token in ids if token != self.end_id], self.merges)


@mistake("LanguageModel.generate")
def a_temperature_of_0_is_greedy(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    """You take a temperature of 0 or less for a greedy choice; the docstring refuses it, and greedy is what comes
    without a seed.
    """
    prompt_ids = [self.end_id, *bpe.encode(prompt, self.merges)]

    def next_logits(ids):
        return self.model(torch.tensor([ids]))[0, -1].double().numpy()

    rng = None if seed is None or temperature <= 0 else np.random.default_rng(seed)
    temperature = temperature if temperature > 0 else 1.0
    ids = generation.generate(
        next_logits, prompt_ids, max_new_tokens, self.end_id, self.model.context_length, rng, temperature
    )
    return bpe.decode([token for token in ids if token != self.end_id], self.merges)


@mistake("LanguageModel.generate")
def always_greedy(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    """You always take the most probable id; with a seed the ids are drawn."""
    prompt_ids = [self.end_id, *bpe.encode(prompt, self.merges)]

    def next_logits(ids):
        return self.model(torch.tensor([ids]))[0, -1].double().numpy()

    rng = None
    ids = generation.generate(
        next_logits, prompt_ids, max_new_tokens, self.end_id, self.model.context_length, rng, temperature
    )
    return bpe.decode([token for token in ids if token != self.end_id], self.merges)


@mistake("LanguageModel.generate")
def characters_for_new_tokens(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    """You cut the continuation to max_new_tokens characters; it counts tokens, and a token may be several letters."""
    prompt_ids = [self.end_id, *bpe.encode(prompt, self.merges)]

    def next_logits(ids):
        return self.model(torch.tensor([ids]))[0, -1].double().numpy()

    rng = None if seed is None else np.random.default_rng(seed)
    ids = generation.generate(
        next_logits, prompt_ids, max_new_tokens, self.end_id, self.model.context_length, rng, temperature
    )
    return bpe.decode([token for token in ids if token != self.end_id], self.merges)[: len(prompt) + max_new_tokens]


@mistake("LanguageModel.generate")
def counts_the_prompt_as_new(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    """You count the ids of the prompt among the new ones; max_new_tokens is for those that are added."""
    prompt_ids = [self.end_id, *bpe.encode(prompt, self.merges)]

    def next_logits(ids):
        return self.model(torch.tensor([ids]))[0, -1].double().numpy()

    if max_new_tokens > 0:
        max_new_tokens = max(0, max_new_tokens - len(prompt_ids) + 1)
    rng = None if seed is None else np.random.default_rng(seed)
    ids = generation.generate(
        next_logits, prompt_ids, max_new_tokens, self.end_id, self.model.context_length, rng, temperature
    )
    return bpe.decode([token for token in ids if token != self.end_id], self.merges)


@mistake("LanguageModel.generate")
def decodes_token_by_token(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    """You decode each token by itself, so the bytes of one letter become several U+FFFD; put the ids together first."""
    prompt_ids = [self.end_id, *bpe.encode(prompt, self.merges)]

    def next_logits(ids):
        return self.model(torch.tensor([ids]))[0, -1].double().numpy()

    rng = None if seed is None else np.random.default_rng(seed)
    ids = generation.generate(
        next_logits, prompt_ids, max_new_tokens, self.end_id, self.model.context_length, rng, temperature
    )
    return "".join(bpe.decode([token], self.merges) for token in ids if token != self.end_id)


@mistake("LanguageModel.generate")
def multiplies_by_the_temperature(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    """Your temperature works the wrong way round: a high one makes the probable ids more probable; pass it on as it is.

    """
    prompt_ids = [self.end_id, *bpe.encode(prompt, self.merges)]

    def next_logits(ids):
        return self.model(torch.tensor([ids]))[0, -1].double().numpy()

    rng = None if seed is None else np.random.default_rng(seed)
    ids = generation.generate(
        next_logits,
        prompt_ids,
        max_new_tokens,
        self.end_id,
        self.model.context_length,
        rng,
        1 / temperature if temperature > 0 else temperature,
    )
    return bpe.decode([token for token in ids if token != self.end_id], self.merges)


@mistake("LanguageModel.generate")
def reads_bytes_in_place_of_tokens(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    """You give the model the bytes of the prompt; it was trained on the ids that bpe.encode gives with its merges."""
    prompt_ids = [self.end_id, *prompt.encode("utf-8")]

    def next_logits(ids):
        return self.model(torch.tensor([ids]))[0, -1].double().numpy()

    rng = None if seed is None else np.random.default_rng(seed)
    ids = generation.generate(
        next_logits, prompt_ids, max_new_tokens, self.end_id, self.model.context_length, rng, temperature
    )
    return bpe.decode([token for token in ids if token != self.end_id], self.merges)


@mistake("LanguageModel.generate")
def shows_the_beginning_of_the_prompt(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    """Of a long prompt you show the model the beginning; what comes next depends on its end."""
    prompt_ids = [self.end_id, *bpe.encode(prompt, self.merges)]

    def next_logits(ids):
        ids = batching.truncate(ids, self.model.context_length)
        return self.model(torch.tensor([ids]))[0, -1].double().numpy()

    rng = None if seed is None else np.random.default_rng(seed)
    ids = generation.generate(next_logits, prompt_ids, max_new_tokens, self.end_id, None, rng, temperature)
    return bpe.decode([token for token in ids if token != self.end_id], self.merges)


@mistake("LanguageModel.generate")
def stops_when_the_context_is_full(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    """You stop when prompt and continuation fill the context; the docstring goes on, and shows the model the last ids.

    """
    prompt_ids = [self.end_id, *bpe.encode(prompt, self.merges)]

    def next_logits(ids):
        return self.model(torch.tensor([ids]))[0, -1].double().numpy()

    max_new_tokens = min(max_new_tokens, max(0, self.model.context_length - len(prompt_ids)))
    rng = None if seed is None else np.random.default_rng(seed)
    ids = generation.generate(
        next_logits, prompt_ids, max_new_tokens, self.end_id, self.model.context_length, rng, temperature
    )
    return bpe.decode([token for token in ids if token != self.end_id], self.merges)


@mistake("LanguageModel.generate")
def strips_the_text(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    """You strip white space from the text; the docstring returns it as it comes."""
    prompt_ids = [self.end_id, *bpe.encode(prompt, self.merges)]

    def next_logits(ids):
        return self.model(torch.tensor([ids]))[0, -1].double().numpy()

    rng = None if seed is None else np.random.default_rng(seed)
    ids = generation.generate(
        next_logits, prompt_ids, max_new_tokens, self.end_id, self.model.context_length, rng, temperature
    )
    return bpe.decode([token for token in ids if token != self.end_id], self.merges).strip()


@mistake("LanguageModel.generate")
def the_context_is_not_cut(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    """You show the model everything, and what is longer than its context it refuses; pass context_length on."""
    prompt_ids = [self.end_id, *bpe.encode(prompt, self.merges)]

    def next_logits(ids):
        return self.model(torch.tensor([ids]))[0, -1].double().numpy()

    rng = None if seed is None else np.random.default_rng(seed)
    ids = generation.generate(next_logits, prompt_ids, max_new_tokens, self.end_id, None, rng, temperature)
    return bpe.decode([token for token in ids if token != self.end_id], self.merges)


@mistake("LanguageModel.generate")
def the_context_is_one_too_short(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    """You show the model one id fewer than its context holds."""
    prompt_ids = [self.end_id, *bpe.encode(prompt, self.merges)]

    def next_logits(ids):
        return self.model(torch.tensor([ids]))[0, -1].double().numpy()

    rng = None if seed is None else np.random.default_rng(seed)
    ids = generation.generate(
        next_logits, prompt_ids, max_new_tokens, self.end_id, max(1, self.model.context_length - 1), rng, temperature
    )
    return bpe.decode([token for token in ids if token != self.end_id], self.merges)


@mistake("LanguageModel.generate")
def the_end_does_not_stop(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    """Your generation goes on after the end of the text; pass end_id on as eos_id."""
    prompt_ids = [self.end_id, *bpe.encode(prompt, self.merges)]

    def next_logits(ids):
        return self.model(torch.tensor([ids]))[0, -1].double().numpy()

    rng = None if seed is None else np.random.default_rng(seed)
    ids = generation.generate(
        next_logits, prompt_ids, max_new_tokens, None, self.model.context_length, rng, temperature
    )
    return bpe.decode([token for token in ids if token != self.end_id], self.merges)


@mistake("LanguageModel.generate")
def the_end_is_decoded(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    """You decode the end id too, for which there are no bytes, so bpe.decode refuses it; leave it out."""
    prompt_ids = [self.end_id, *bpe.encode(prompt, self.merges)]

    def next_logits(ids):
        return self.model(torch.tensor([ids]))[0, -1].double().numpy()

    rng = None if seed is None else np.random.default_rng(seed)
    ids = generation.generate(
        next_logits, prompt_ids, max_new_tokens, self.end_id, self.model.context_length, rng, temperature
    )
    return bpe.decode(ids[1:], self.merges)


@mistake("LanguageModel.generate")
def the_prompt_does_not_begin_a_text(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    """You give the model the prompt without end_id in front; it has learned that a text begins after end_id, and an
    empty prompt would leave it with nothing to read.
    """
    prompt_ids = bpe.encode(prompt, self.merges)

    def next_logits(ids):
        return self.model(torch.tensor([ids]))[0, -1].double().numpy()

    rng = None if seed is None else np.random.default_rng(seed)
    ids = generation.generate(
        next_logits, prompt_ids, max_new_tokens, self.end_id, self.model.context_length, rng, temperature
    )
    return bpe.decode([token for token in ids if token != self.end_id], self.merges)


@mistake("LanguageModel.generate")
def the_prompt_is_left_out(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    """You return the continuation alone; the docstring returns the prompt with it."""
    prompt_ids = [self.end_id, *bpe.encode(prompt, self.merges)]

    def next_logits(ids):
        return self.model(torch.tensor([ids]))[0, -1].double().numpy()

    rng = None if seed is None else np.random.default_rng(seed)
    ids = generation.generate(
        next_logits, prompt_ids, max_new_tokens, self.end_id, self.model.context_length, rng, temperature
    )
    return bpe.decode([token for token in ids[len(prompt_ids) :] if token != self.end_id], self.merges)


@mistake("LanguageModel.generate")
def the_temperature_is_not_passed_on(self, prompt, max_new_tokens, *, temperature=1.0, seed=None):
    """You do not use the temperature."""
    prompt_ids = [self.end_id, *bpe.encode(prompt, self.merges)]

    def next_logits(ids):
        return self.model(torch.tensor([ids]))[0, -1].double().numpy()

    rng = None if seed is None else np.random.default_rng(seed)
    ids = generation.generate(
        next_logits,
        prompt_ids,
        max_new_tokens,
        self.end_id,
        self.model.context_length,
        rng,
        1.0 if temperature > 0 else temperature,
    )
    return bpe.decode([token for token in ids if token != self.end_id], self.merges)


@mistake("LanguageModel.bits_per_byte")
def an_empty_text_divides_by_0(self, text):
    """For an empty text you divide by its 0 bytes, or average over nothing; the docstring raises a ValueError that names
    text.
    """
    ids = [self.end_id, *bpe.encode(text, self.merges)]
    step = self.model.context_length - 1
    windows = [ids[start : start + step + 1] for start in range(0, len(ids) - 1, step)]
    input_ids, mask = _batch(windows, self.end_id)
    loss = transformer.next_token_loss(self.model(input_ids, mask), input_ids, mask)
    nats = loss.item() * int(mask[:, 1:].sum())
    return nats / math.log(2) / len(text.encode("utf-8"))


@mistake("LanguageModel.bits_per_byte")
def bits_per_character(self, text):
    """You divide by the number of characters; a letter such as é has two bytes in UTF-8."""
    if not text:
        raise ValueError("text must not be empty")
    ids = [self.end_id, *bpe.encode(text, self.merges)]
    step = self.model.context_length - 1
    windows = [ids[start : start + step + 1] for start in range(0, len(ids) - 1, step)]
    input_ids, mask = _batch(windows, self.end_id)
    loss = transformer.next_token_loss(self.model(input_ids, mask), input_ids, mask)
    nats = loss.item() * int(mask[:, 1:].sum())
    return nats / math.log(2) / len(text)


@mistake("LanguageModel.bits_per_byte")
def bits_per_token(self, text):
    """You divide by the number of tokens; a tokenizer with longer tokens would look worse for it. The docstring divides
    by the bytes of the text.
    """
    if not text:
        raise ValueError("text must not be empty")
    ids = [self.end_id, *bpe.encode(text, self.merges)]
    step = self.model.context_length - 1
    windows = [ids[start : start + step + 1] for start in range(0, len(ids) - 1, step)]
    input_ids, mask = _batch(windows, self.end_id)
    loss = transformer.next_token_loss(self.model(input_ids, mask), input_ids, mask)
    nats = loss.item() * int(mask[:, 1:].sum())
    return nats / math.log(2) / (len(ids) - 1)


@mistake("LanguageModel.bits_per_byte")
def every_token_sees_a_full_context(self, text):
    """You move the window on by one id for each token, so that each has as much context as there is; the docstring reads
    windows that overlap by one id alone, which gives another number.
    """
    if not text:
        raise ValueError("text must not be empty")
    ids = [self.end_id, *bpe.encode(text, self.merges)]
    step = self.model.context_length - 1
    windows = [ids[start : start + step + 1] for start in range(0, len(ids) - 1, step)]
    input_ids, mask = _batch(windows, self.end_id)
    nats = 0.0
    for place in range(1, len(ids)):
        seen = ids[max(0, place - step - 1) : place]
        logits = self.model(torch.tensor([seen]))[0, -1]
        nats -= logits.log_softmax(dim=-1)[ids[place]].item()
    return nats / math.log(2) / len(text.encode("utf-8"))


@mistake("LanguageModel.bits_per_byte")
def every_window_of_the_measure_begins_a_text(self, text):
    """You put end_id in front of every window; it stands before the whole text alone, and a later window begins with the
    last id of the one before.
    """
    if not text:
        raise ValueError("text must not be empty")
    ids = [self.end_id, *bpe.encode(text, self.merges)]
    step = self.model.context_length - 1
    windows = [[self.end_id, *ids[start + 1 : start + step + 1]] for start in range(0, len(ids) - 1, step)]
    input_ids, mask = _batch(windows, self.end_id)
    loss = transformer.next_token_loss(self.model(input_ids, mask), input_ids, mask)
    nats = loss.item() * int(mask[:, 1:].sum())
    return nats / math.log(2) / len(text.encode("utf-8"))


@mistake("LanguageModel.bits_per_byte")
def measures_bytes_in_place_of_tokens(self, text):
    """You predict the bytes of the text; the model was trained on the ids that bpe.encode gives with its merges."""
    if not text:
        raise ValueError("text must not be empty")
    ids = [self.end_id, *text.encode("utf-8")]
    step = self.model.context_length - 1
    windows = [ids[start : start + step + 1] for start in range(0, len(ids) - 1, step)]
    input_ids, mask = _batch(windows, self.end_id)
    loss = transformer.next_token_loss(self.model(input_ids, mask), input_ids, mask)
    nats = loss.item() * int(mask[:, 1:].sum())
    return nats / math.log(2) / len(text.encode("utf-8"))


@mistake("LanguageModel.bits_per_byte")
def nats_per_byte(self, text):
    """Your result is in nats, the unit of the natural logarithm; a bit is ln 2 nats."""
    if not text:
        raise ValueError("text must not be empty")
    ids = [self.end_id, *bpe.encode(text, self.merges)]
    step = self.model.context_length - 1
    windows = [ids[start : start + step + 1] for start in range(0, len(ids) - 1, step)]
    input_ids, mask = _batch(windows, self.end_id)
    loss = transformer.next_token_loss(self.model(input_ids, mask), input_ids, mask)
    nats = loss.item() * int(mask[:, 1:].sum())
    return nats / len(text.encode("utf-8"))


@mistake("LanguageModel.bits_per_byte")
def padding_is_paid_for(self, text):
    """You do not mask the padding of the last window, so it is paid for as if it were text."""
    if not text:
        raise ValueError("text must not be empty")
    ids = [self.end_id, *bpe.encode(text, self.merges)]
    step = self.model.context_length - 1
    windows = [ids[start : start + step + 1] for start in range(0, len(ids) - 1, step)]
    input_ids, mask = _batch(windows, self.end_id)
    mask = torch.ones_like(mask)
    loss = transformer.next_token_loss(self.model(input_ids, mask), input_ids, mask)
    nats = loss.item() * int(mask[:, 1:].sum())
    return nats / math.log(2) / len(text.encode("utf-8"))


@mistake("LanguageModel.bits_per_byte")
def the_end_is_paid_for(self, text):
    """You pay for the end after the text too; only the tokens of the text count."""
    if not text:
        raise ValueError("text must not be empty")
    ids = [self.end_id, *bpe.encode(text, self.merges), self.end_id]
    step = self.model.context_length - 1
    windows = [ids[start : start + step + 1] for start in range(0, len(ids) - 1, step)]
    input_ids, mask = _batch(windows, self.end_id)
    loss = transformer.next_token_loss(self.model(input_ids, mask), input_ids, mask)
    nats = loss.item() * int(mask[:, 1:].sum())
    return nats / math.log(2) / len(text.encode("utf-8"))


@mistake("LanguageModel.bits_per_byte")
def the_first_token_is_free(self, text):
    """Nothing stands before the text, so its first token is not paid for; end_id goes in front."""
    if not text:
        raise ValueError("text must not be empty")
    ids = bpe.encode(text, self.merges)
    step = self.model.context_length - 1
    windows = [ids[start : start + step + 1] for start in range(0, len(ids) - 1, step)] or [[self.end_id, *ids]]
    input_ids, mask = _batch(windows, self.end_id)
    loss = transformer.next_token_loss(self.model(input_ids, mask), input_ids, mask)
    nats = loss.item() * int(mask[:, 1:].sum())
    return nats / math.log(2) / len(text.encode("utf-8"))


@mistake("LanguageModel.bits_per_byte")
def the_first_window_is_all(self, text):
    """You cut the text to one context; all of it has to be paid for."""
    if not text:
        raise ValueError("text must not be empty")
    ids = [self.end_id, *bpe.encode(text, self.merges)]
    step = self.model.context_length - 1
    ids = ids[: step + 1]
    windows = [ids[start : start + step + 1] for start in range(0, len(ids) - 1, step)]
    input_ids, mask = _batch(windows, self.end_id)
    loss = transformer.next_token_loss(self.model(input_ids, mask), input_ids, mask)
    nats = loss.item() * int(mask[:, 1:].sum())
    return nats / math.log(2) / len(text.encode("utf-8"))


@mistake("LanguageModel.bits_per_byte")
def the_incomplete_window_is_dropped(self, text):
    """You leave out the last window when it is not full; its tokens count like all others."""
    if not text:
        raise ValueError("text must not be empty")
    ids = [self.end_id, *bpe.encode(text, self.merges)]
    step = self.model.context_length - 1
    windows = [ids[start : start + step + 1] for start in range(0, max(1, len(ids) - 1 - (len(ids) - 1) % step), step)]
    input_ids, mask = _batch(windows, self.end_id)
    loss = transformer.next_token_loss(self.model(input_ids, mask), input_ids, mask)
    nats = loss.item() * int(mask[:, 1:].sum())
    return nats / math.log(2) / len(text.encode("utf-8"))


@mistake("LanguageModel.bits_per_byte")
def the_mean_is_not_undone(self, text):
    """You divide the mean loss of a token by the bytes; undo the mean first, by the number of tokens that it was taken
    over.
    """
    if not text:
        raise ValueError("text must not be empty")
    ids = [self.end_id, *bpe.encode(text, self.merges)]
    step = self.model.context_length - 1
    windows = [ids[start : start + step + 1] for start in range(0, len(ids) - 1, step)]
    input_ids, mask = _batch(windows, self.end_id)
    loss = transformer.next_token_loss(self.model(input_ids, mask), input_ids, mask)
    nats = loss.item()
    return nats / math.log(2) / len(text.encode("utf-8"))


@mistake("LanguageModel.bits_per_byte")
def the_mean_of_the_windows(self, text):
    """You take the mean of the windows' means, so that the tokens of a short last window count more; sum over the
    tokens.
    """
    if not text:
        raise ValueError("text must not be empty")
    ids = [self.end_id, *bpe.encode(text, self.merges)]
    step = self.model.context_length - 1
    windows = [ids[start : start + step + 1] for start in range(0, len(ids) - 1, step)]
    input_ids, mask = _batch(windows, self.end_id)
    losses = [
        transformer.next_token_loss(self.model(i[None], m[None]), i[None], m[None]) for i, m in zip(input_ids, mask)
    ]
    nats = torch.stack(losses).mean().item() * (len(ids) - 1)
    return nats / math.log(2) / len(text.encode("utf-8"))


@mistake("LanguageModel.bits_per_byte")
def windows_do_not_overlap(self, text):
    """Your windows do not overlap, so the first token of each is not predicted by anything and goes unpaid."""
    if not text:
        raise ValueError("text must not be empty")
    ids = [self.end_id, *bpe.encode(text, self.merges)]
    step = self.model.context_length
    windows = [ids[start : start + step] for start in range(0, len(ids), step)]
    input_ids, mask = _batch(windows, self.end_id)
    loss = transformer.next_token_loss(self.model(input_ids, mask), input_ids, mask)
    nats = loss.item() * int(mask[:, 1:].sum())
    return nats / math.log(2) / len(text.encode("utf-8"))
