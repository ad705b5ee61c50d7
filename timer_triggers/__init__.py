"""Timer entry package: each file is one schedule that calls one service. It holds no rules of its own."""
