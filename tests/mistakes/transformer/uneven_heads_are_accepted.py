"""Your constructor accepts a number of heads that does not divide the width; leave the constructor as it was given: it raises a ValueError that names num_heads."""


def _init(self, width, num_heads):
    nn.Module.__init__(self)
    self.num_heads = num_heads
    self.query = nn.Linear(width, width, bias=False)
    self.key = nn.Linear(width, width, bias=False)
    self.value = nn.Linear(width, width, bias=False)
    self.output = nn.Linear(width, width, bias=False)


SelfAttention.__init__ = _init
SelfAttention.forward = SelfAttention.forward
