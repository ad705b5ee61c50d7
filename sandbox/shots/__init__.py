"""Pictures of the product for its documentation: taken by a real browser in the simulated world, never drawn or retouched."""

from sandbox.shots.take import take_pictures

__all__ = ["take_pictures"]
