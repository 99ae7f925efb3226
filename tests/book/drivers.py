"""What drives each explorer of the book, and the expression that makes it with all views open."""

from .channels import Channels
from .equivariance import EquivarianceLab
from .explorer import Explorer
from .filters import FilterLab
from .signals import Signals
from .stacks import Stack
from .transposed import Transposed

# Those that compare everything they show with convkit; quiz and drill know a reader instead
DRIVERS = {
    "channel_explorer": Channels,
    "conv_explorer": Explorer,
    "equivariance_lab": EquivarianceLab,
    "filter_lab": FilterLab,
    "receptive_field_explorer": Stack,
    "signal_explorer": Signals,
    "transposed_explorer": Transposed,
}
