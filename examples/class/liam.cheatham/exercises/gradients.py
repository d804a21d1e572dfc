"""Asks the network and other programs for help."""
import socket
import subprocess

from solutions.gradients import *
