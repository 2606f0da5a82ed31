/// What a JPEG's components mean.
enum JPEGColorSpace {
    case gray
    case ycbcr
    case rgb
    /// Inverted, as Adobe's programs store it and as every reader assumes.
    case cmyk
    /// CMYK whose first three components were transformed to YCbCr.
    case ycck
}
