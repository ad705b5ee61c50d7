"""HTTP entry package: each file parses one request, calls one service and responds. It holds no rules of its own."""
