"""What a drawing may be made of (SVG 1.1, SVG 2, Filter Effects, CSS Masking): shapes, texts, paints and filters."""

from __future__ import annotations

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"

_ELEMENTS_NAMES = """
svg g defs symbol use title desc switch style image text tspan textPath tref path rect circle ellipse line
polyline polygon marker pattern clipPath mask linearGradient radialGradient stop solidcolor hatch hatchpath
mesh meshrow meshpatch meshgradient view filter feBlend feColorMatrix feComponentTransfer feComposite
feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB
feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight
feSpecularLighting feSpotLight feTile feTurbulence flowRoot flowRegion flowPara flowSpan flowDiv font glyph
missing-glyph hkern vkern font-face font-face-src font-face-name
"""
ELEMENTS = frozenset(_ELEMENTS_NAMES.split())
"""Elements that are written as they are."""

UNWRAPPED = {"a": "g"}
"""Elements of which the content is kept, in another one: in a picture nobody can follow a link."""

UNSEEN = frozenset(["metadata", "cursor", "color-profile"])
"""Elements that are left out with their content, because nobody sees them."""

_MOVING_NAMES = """
animate animateTransform animateMotion animateColor set mpath discard
"""
MOVING = frozenset(_MOVING_NAMES.split())

_RUNNING_NAMES = """
script handler listener iframe embed object video audio canvas
"""
RUNNING = frozenset(_RUNNING_NAMES.split())

_WITH_REFERENCE_NAMES = """
use image feImage textPath linearGradient radialGradient pattern filter tref hatch mask clipPath marker mesh
meshgradient
"""
WITH_REFERENCE = frozenset(_WITH_REFERENCE_NAMES.split())
"""Elements whose ``href`` is read when they are drawn."""

_ATTRIBUTES_NAMES = """
id class style lang role x y width height viewBox preserveAspectRatio version baseProfile transform
transform-origin requiredFeatures requiredExtensions systemLanguage tabindex focusable type media zoomAndPan
contentStyleType enable-background d points cx cy r rx ry fx fy fr x1 y1 x2 y2 dx dy rotate pathLength
textLength lengthAdjust startOffset method spacing side gradientUnits gradientTransform spreadMethod offset
patternUnits patternContentUnits patternTransform markerUnits markerWidth markerHeight refX refY orient
clipPathUnits maskUnits maskContentUnits filterUnits primitiveUnits filterRes in in2 result mode values
operator k1 k2 k3 k4 order kernelMatrix divisor bias targetX targetY edgeMode kernelUnitLength preserveAlpha
surfaceScale diffuseConstant specularConstant specularExponent scale xChannelSelector yChannelSelector azimuth
elevation stdDeviation radius baseFrequency numOctaves seed stitchTiles tableValues slope intercept amplitude
exponent z pointsAtX pointsAtY pointsAtZ limitingConeAngle unicode glyph-name horiz-adv-x horiz-origin-x
units-per-em ascent descent u1 u2 g1 g2 k name panose-1 cap-height x-height unicode-range vert-origin-x
vert-origin-y vert-adv-y alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation
color-interpolation-filters color-rendering direction display dominant-baseline fill fill-opacity fill-rule
filter flood-color flood-opacity font font-family font-size font-size-adjust font-stretch font-style
font-variant font-weight glyph-orientation-horizontal glyph-orientation-vertical image-rendering isolation
kerning letter-spacing lighting-color line-height marker marker-end marker-mid marker-start mask mask-type
mix-blend-mode opacity overflow paint-order pointer-events shape-rendering stop-color stop-opacity stroke
stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity
stroke-width text-align text-anchor text-decoration text-rendering unicode-bidi vector-effect visibility
white-space word-spacing writing-mode solid-color solid-opacity
"""
ATTRIBUTES = frozenset(_ATTRIBUTES_NAMES.split())
"""Attributes without a namespace that are written; ``aria-*`` are too, ``href`` by a rule of its own."""
