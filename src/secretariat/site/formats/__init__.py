"""How dates are written where Django's own formats are not ours."""
